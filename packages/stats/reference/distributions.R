# Reference values for distributions, made by R alone. Run: Rscript distributions.R > distributions.json
f <- function(x) sprintf("%.17g", x)
cells <- function(...) paste0("[", paste(f(c(...)), collapse = ","), "]")
rows <- function(m) paste0("[\n", paste(apply(m, 1, function(r) do.call(cells, as.list(r))), collapse = ",\n"), "\n]")
nb <- expand.grid(k = c(0, 1, 5, 20, 80, 400), mean = c(1e-3, 0.5, 3, 30, 300), size = c(0.05, 0.7, 4, 60, 5000))
nb$pmf <- dnbinom(nb$k, mu = nb$mean, size = nb$size)
nb$upper <- pnbinom(nb$k, mu = nb$mean, size = nb$size, lower.tail = FALSE)
nb$cdf <- pnbinom(nb$k, mu = nb$mean, size = nb$size)
nb$q99 <- qnbinom(0.01, mu = nb$mean, size = nb$size, lower.tail = FALSE)
nb <- nb[nb$upper > 1e-200, ]
po <- expand.grid(k = c(0, 1, 5, 20, 80, 400), mean = c(1e-3, 0.5, 3, 30, 300))
po$pmf <- dpois(po$k, po$mean); po$upper <- ppois(po$k, po$mean, lower.tail = FALSE)
po$cdf <- ppois(po$k, po$mean); po$q99 <- qpois(0.01, po$mean, lower.tail = FALSE)
po <- po[po$upper > 1e-200, ]
p <- c(1e-300, 1e-100, 1e-20, 1e-8, 0.001, 0.01, 0.07, 0.2, 0.5, 0.9, 0.999)
z <- cbind(p, qnorm(p)); zt <- c(-8, -3, -0.5, 0, 0.3, 1, 2.58, 5, 10, 20, 37)
cat("{\n\"madeBy\": \"", R.version.string, "\",\n\"negativeBinomial\": ", rows(nb), ",\n\"poisson\": ", rows(po),
    ",\n\"normalQuantile\": ", rows(z), ",\n\"normalUpperTail\": ", rows(cbind(zt, pnorm(zt, lower.tail = FALSE))), "\n}\n", sep = "")
