# Times surveillance::farringtonFlexible on the series of a CSV (a series a row, its id first, weeks after).
# Rscript farrington.R FILE; prints the seconds per evaluation and the sum of the bounds.
suppressMessages(library(surveillance))
rows <- as.matrix(read.csv(commandArgs(trailingOnly = TRUE)[1], header = FALSE))[, -1, drop = FALSE]
control <- list(range = (ncol(rows) - 4):ncol(rows), b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26,
                reweight = TRUE, weightsThreshold = 2.58, trend = TRUE, pThresholdTrend = 1, populationOffset = FALSE,
                alpha = 0.01, limit54 = c(0, 4), thresholdMethod = "nbPlugin")
run <- function(y) farringtonFlexible(sts(y, frequency = 52, epochAsDate = FALSE), control)
invisible(run(rows[1, ]))
bounds <- 0
took <- system.time(for (i in seq_len(nrow(rows))) bounds <- bounds + sum(upperbound(run(rows[i, ])), na.rm = TRUE))
cat(took[["elapsed"]] / (nrow(rows) * 5), bounds, as.character(packageVersion("surveillance")), "\n")
