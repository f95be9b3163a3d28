/**
 * The class tree. Columns: id | name | parents | 1 where its members are synthetic drugs or their precursors | synonyms.
 * Children are listed below their parents. Source of the grouping: UNODC Early Warning Advisory substance groups, EUDA new psychoactive
 * substances glossary; the cores of synthetic cannabinoids follow Potts et al. 2020 (Drug Test Anal 12:1372).
 */
export const CLASSES = `
class-opioids|Opioids||0|opioid;other opioids;narcotic;narcotics;narcotic drugs
class-opiates|Opiates|class-opioids|0|opiate;opium alkaloids;poppy products
class-pharmaceutical-opioids|Pharmaceutical opioids|class-opioids|1|prescription opioids;semisynthetic opioids;semi-synthetic opioids
class-morphinans|Morphinans|class-pharmaceutical-opioids|1|
class-synthetic-opioids|Synthetic opioids|class-opioids|1|novel synthetic opioids;synthetic opioid
class-fentanils|Fentanils|class-synthetic-opioids|1|fentanyls;fentanyl analogues;fentanyl analogs;fentanyl analogue;fentanyl analog;fentanyl related substances;fentanyl-related compound;fentanyl-related compounds;fentanyl related substance;fentanyl derivatives;substituted fentanyls
class-fluorofentanyls|Fluorofentanyl (position not stated)|class-fentanils|1|fluorofentanyl;fluorofentanyls
class-methylfentanyls|Methylfentanyl (position not stated)|class-fentanils|1|methylfentanyl
class-chlorofentanyls|Chlorofentanyl (position not stated)|class-fentanils|1|chlorofentanyl
class-fluorobutyrylfentanyls|Fluorobutyryl- or fluoroisobutyrylfentanyl (isomer not stated)|class-fentanils|1|
class-nitazenes|Nitazenes|class-synthetic-opioids|1|benzimidazole opioids;2-benzylbenzimidazole opioids;nitazene
class-orphines|Orphines|class-synthetic-opioids|1|
class-u-series|U-series opioids|class-synthetic-opioids|1|u-compounds;u series
class-piperazine-opioids|Piperazine opioids|class-synthetic-opioids|1|
class-phenylpiperidine-opioids|Phenylpiperidine opioids|class-synthetic-opioids|1|pethidine analogues
class-diphenylheptane-opioids|Diphenylpropylamine opioids|class-synthetic-opioids|1|
class-stimulants|Stimulants||1|stimulant;central nervous system stimulants;cns stimulants;other stimulants
class-ats|Amphetamine-type stimulants|class-stimulants|1|ats;amphetamine type stimulants;amphetamine-type stimulant
class-amphetamines|Amphetamines|class-ats|1|substituted amphetamines;amphetamine group;amphetamine-group substances
class-fluoroamphetamines|Fluoroamphetamine (position not stated)|class-amphetamines|1|fluoroamphetamine
class-fluoromethamphetamines|Fluoromethamphetamine (position not stated)|class-amphetamines|1|fluoromethamphetamine
class-ecstasy-group|Ecstasy-group substances|class-ats|1|ecstasy type substances;ecstasy-type substances;mdma-type substances;methylenedioxyamphetamines
class-cathinones|Synthetic cathinones|class-stimulants|1|cathinones;substituted cathinones;synthetic cathinone;bath salts;beta-keto amphetamines
class-methylmethcathinones|Methylmethcathinone (position not stated)|class-cathinones|1|methylmethcathinone;mmc
class-chloromethcathinones|Chloromethcathinone (position not stated)|class-cathinones|1|chloromethcathinone;cmc;chlormethcathinone
class-fluoromethcathinones|Fluoromethcathinone (position not stated)|class-cathinones|1|fluoromethcathinone;fmc
class-bromomethcathinones|Bromomethcathinone (position not stated)|class-cathinones|1|bromomethcathinone;bmc
class-chloroethcathinones|Chloroethcathinone (position not stated)|class-cathinones|1|chloroethcathinone;cec
class-pyrrolidinophenones|Pyrrolidinophenones|class-cathinones|1|pyrovalerones;alpha-pyrrolidinophenones
class-piperazines|Piperazines|class-stimulants|1|phenylpiperazines and benzylpiperazines;substituted piperazines
class-aminoindanes|Aminoindanes|class-stimulants|1|
class-phenidates|Phenidates|class-stimulants|1|
class-aminorexes|Aminorexes|class-stimulants|1|
class-benzofurans|Benzofurans|class-stimulants|1|benzofuran;aminopropylbenzofurans
class-thiophenes|Thiophene stimulants|class-stimulants|1|
class-other-stimulants|Other synthetic stimulants|class-stimulants|1|
class-anorectics|Anorectics|class-stimulants|1|appetite suppressants
class-phenethylamines|Phenethylamines|class-hallucinogens|1|substituted phenethylamines
class-2c|2C series|class-phenethylamines|1|2c-x;2cs
class-nbome|NBOMe series|class-phenethylamines|1|nbomes;n-benzylphenethylamines;25x-nbome
class-dox|DOx series|class-phenethylamines|1|
class-hallucinogens|Hallucinogens||1|hallucinogen;psychedelics;other hallucinogens
class-tryptamines|Tryptamines|class-hallucinogens|1|substituted tryptamines
class-lysergamides|Lysergamides|class-hallucinogens|1|
class-dissociatives|Dissociatives|class-hallucinogens|1|dissociative anaesthetics
class-arylcyclohexylamines|Arylcyclohexylamines|class-dissociatives|1|phencyclidine-type substances;ketamine and phencyclidine-type substances
class-diarylethylamines|Diarylethylamines|class-dissociatives|1|
class-plant-hallucinogens|Plant hallucinogens|class-hallucinogens|0|
class-synthetic-cannabinoids|Synthetic cannabinoids||1|synthetic cannabinoid;synthetic cannabinoid receptor agonists;synthetic cannabinoid receptor agonist;scra;scras;spice;k2
class-sc-indole|Indole synthetic cannabinoids|class-synthetic-cannabinoids|1|
class-sc-naphthoylindoles|Naphthoylindoles|class-sc-indole|1|naphthoylindole
class-sc-phenylacetylindoles|Phenylacetylindoles|class-sc-indole|1|phenylacetylindole
class-sc-benzoylindoles|Benzoylindoles|class-sc-indole|1|benzoylindole
class-sc-cyclopropanoylindoles|Tetramethylcyclopropanoylindoles|class-sc-indole|1|cyclopropanoylindoles;tetramethylcyclopropylketones
class-sc-adamantoylindoles|Adamantoylindoles|class-sc-indole|1|adamantoylindole
class-sc-indole-carboxylates|Indole carboxylates|class-sc-indole|1|quinolinylindolecarboxylates;naphthylindolecarboxylates;indolecarboxylates
class-sc-indole-carboxamides|Indole carboxamides|class-sc-indole|1|indolecarboxamides
class-sc-indazole|Indazole synthetic cannabinoids|class-synthetic-cannabinoids|1|
class-sc-indazole-carboxamides|Indazole carboxamides|class-sc-indazole|1|indazolecarboxamides
class-sc-indazole-carboxylates|Indazole carboxylates|class-sc-indazole|1|
class-sc-azaindole|Azaindole synthetic cannabinoids|class-synthetic-cannabinoids|1|
class-sc-carbazole|Carbazole and gamma-carbolinone synthetic cannabinoids|class-synthetic-cannabinoids|1|
class-sc-cyclohexylphenols|Cyclohexylphenols|class-synthetic-cannabinoids|1|
class-sc-classical|Classical synthetic cannabinoids|class-synthetic-cannabinoids|1|hexahydrodibenzopyrans
class-sc-oxizid|Hydrazonoindolinones (OXIZIDs)|class-synthetic-cannabinoids|1|oxizids
class-sc-other|Other synthetic cannabinoids|class-synthetic-cannabinoids|1|
class-cannabis|Cannabis and its products||0|cannabis-type drugs;cannabinoids;phytocannabinoids
class-semisynthetic-cannabinoids|Semi-synthetic cannabinoids|class-cannabis|1|
class-tetrahydrocannabinols|Tetrahydrocannabinols (isomer not stated)|class-cannabis|0|tetrahydrocannabinols
class-cocaine-group|Coca and cocaine||0|cocaine-type;cocaine group
class-sedatives|Sedatives and tranquilizers||1|sedatives and tranquillizers;sedatives;tranquilizers;tranquillizers;sedatives/tranquillizers;sedatives/hypnotics;hypnotics;depressants;depressant;sedative;other sedatives and tranquillizers
class-benzodiazepines|Benzodiazepines|class-sedatives|1|benzodiazepine;benzos;1,4-benzodiazepine;1,4-benzodiazepines;other benzodiazepines
class-designer-benzodiazepines|New benzodiazepines|class-benzodiazepines|1|designer benzodiazepines;novel benzodiazepines
class-z-drugs|Z-drugs|class-sedatives|1|
class-barbiturates|Barbiturates|class-sedatives|1|barbiturate;other barbiturates
class-methaqualones|Methaqualone group|class-sedatives|1|quinazolinones
class-ghb-group|GHB and its precursors|class-sedatives|1|
class-gabapentinoids|Gabapentinoids and GABA analogues|class-sedatives|1|
class-other-sedatives|Other sedatives|class-sedatives|1|
class-psychoactive-medicines|Other psychoactive medicines||1|psychotropic;psychotropic substances;psychotropic medicines;psychoactive medicines;psychotropics
class-antidepressants|Antidepressants|class-psychoactive-medicines|1|antidepressant
class-antipsychotics|Antipsychotics|class-psychoactive-medicines|1|antipsychotic;neuroleptics;phenothiazines
class-anticonvulsants|Anticonvulsants|class-psychoactive-medicines|1|antiepileptics
class-anticholinergics|Anticholinergics|class-psychoactive-medicines|1|synthetic anticholinergics
class-nootropics|Nootropics|class-psychoactive-medicines|1|
class-medicines|Other medicines||0|pharmaceuticals;pharmaceutical;pharmaceutical products;medicines;prescription drugs
class-anabolic-steroids|Anabolic steroids and performance enhancers||1|anabolic steroids;steroids;anabolic agents;anabolic-androgenic steroids;anabolic steroid
class-sarms|Selective androgen receptor modulators|class-anabolic-steroids|1|sarms
class-nps|New psychoactive substances||1|nps;new psychoactive substance;other nps
class-plant-substances|Plant-based substances||0|plant based nps;herbal substances;plant-based nps
class-precursors|Precursors and chemicals of illicit manufacture||1|precursors;precursor;precursor chemicals;other precursors
class-precursors-amphetamines|Precursors of amphetamines|class-precursors|1|
class-precursors-mdma|Precursors of MDMA|class-precursors|1|
class-precursors-fentanyl|Precursors of fentanils|class-precursors|1|
class-precursors-cathinones|Precursors of cathinones|class-precursors|1|
class-precursors-lsd|Precursors of LSD|class-precursors|1|
class-precursors-ketamine|Precursors of ketamine|class-precursors|1|
class-precursors-methaqualone|Precursors of methaqualone|class-precursors|1|
class-precursors-other|Other precursors and reagents|class-precursors|1|reagents;acids
class-solvents|Solvents|class-precursors|1|solvent
class-volatile|Volatile substances||0|inhalants;volatile solvents
class-cutting-agents|Cutting agents and adulterants||0|cutting agent;adulterants;diluents
class-chemicals|Other chemicals||0|
class-legal-substances|Alcohol, tobacco and caffeine||0|
class-synthetics|Synthetic drugs (not specified)||1|synthetics;synthetic drugs;synthetic drug
class-pesticides|Pesticides and veterinary parasiticides||0|
class-dietary|Vitamins, amino acids and food substances||0|vitamin;vitamins;amino acids
`;
