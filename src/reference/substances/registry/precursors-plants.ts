/** Precursors, reagents, plants and preparations. Fields after the controls: extra parents, then constituents. */
export const PRECURSORS = `
@class-precursors-amphetamines|incb
Ephedrine|C[C@H](NC)[C@H](O)c1ccccc1|299-42-3||88-I c88
Pseudoephedrine|C[C@H](NC)[C@@H](O)c1ccccc1|90-82-4|sudafed|88-I c88
N-Methylephedrine|CC(C(O)c1ccccc1)N(C)C|552-79-4|methylephedrine
Norephedrine|CC(N)C(O)c1ccccc1|14838-15-4|phenylpropanolamine|88-I y00
Chloroephedrine|CNC(C)C(Cl)c1ccccc1|25394-24-5|chloropseudoephedrine
P-2-P|CC(=O)Cc1ccccc1|103-79-7|phenylacetone;1-phenyl-2-propanone;bmk;benzyl methyl ketone;phenyl-2-propanone|88-I c88
Phenylacetic acid|OC(=O)Cc1ccccc1|103-82-2||88-I y11
APAAN|CC(=O)C(C#N)c1ccccc1|4468-48-8|alpha-phenylacetoacetonitrile;alpha-acetylphenylacetonitrile;a-acetylphenylacetonitrile|88-I b14
EAPA|CCOC(=O)C(C(C)=O)c1ccccc1|5413-05-8|ethyl alpha-phenylacetoacetate;ethyl phenylacetoacetate
APAA|CC(=O)C(C(N)=O)c1ccccc1|4433-77-6|alpha-phenylacetoacetamide|88-I b19
MAPA|COC(=O)C(C(C)=O)c1ccccc1|16648-44-5|methyl alpha-phenylacetoacetate;methyl 2-phenylacetoacetate|88-I b20
P-2-P methyl glycidic acid|CC1(C(=O)O)OC1c1ccccc1|25547-51-7|bmk glycidic acid|88-I b24
P-2-P methyl glycidate|COC(=O)C1(C)OC1c1ccccc1|80532-66-7|bmk glycidate;bmk methyl glycidate|88-I b24
P-2-P ethyl glycidate|CCOC(=O)C1(C)OC1c1ccccc1|41232-97-7|bmk ethyl glycidate|88-I b24
P-2-P propyl glycidate|CCCOC(=O)C1(C)OC1c1ccccc1|||88-I b24
P-2-P isopropyl glycidate|CC(C)OC(=O)C1(C)OC1c1ccccc1|||88-I b24
P-2-P butyl glycidate|CCCCOC(=O)C1(C)OC1c1ccccc1|||88-I b24
P-2-P isobutyl glycidate|CC(C)COC(=O)C1(C)OC1c1ccccc1|||88-I b24
P-2-P sec-butyl glycidate|CCC(C)OC(=O)C1(C)OC1c1ccccc1|||88-I b24
P-2-P tert-butyl glycidate|CC(C)(C)OC(=O)C1(C)OC1c1ccccc1|||88-I b24
Phenyl-2-nitropropene|CC(=Cc1ccccc1)[N+](=O)[O-]|705-60-2|p2np;1-phenyl-2-nitropropene
DEPAPD|||diethyl (phenylacetyl)propanedioate
Benzyl cyanide|N#CCc1ccccc1|140-29-4|phenylacetonitrile
Benzaldehyde|O=Cc1ccccc1|100-52-7|
Nitroethane|CC[N+](=O)[O-]|79-24-3|
Methylamine|CN|74-89-5|
Formamide|NC=O|75-12-7|
N-Methylformamide|CNC=O|123-39-7|
@class-precursors-mdma|incb
MDP2P|CC(=O)Cc1ccc2OCOc2c1|4676-39-5|pmk;3,4-mdp-2-p;piperonyl methyl ketone;3,4-methylenedioxyphenyl-2-propanone|88-I y92
Safrole|C=CCc1ccc2OCOc2c1|94-59-7|sassafras oil|88-I y92
Isosafrole|CC=Cc1ccc2OCOc2c1|120-58-1||88-I y92
Piperonal|O=Cc1ccc2OCOc2c1|120-57-0|heliotropin|88-I y92
3,4-MDP-2-P methyl glycidate|COC(=O)C1(C)OC1c1ccc2OCOc2c1|13605-48-6|pmk glycidate;pmk methyl glycidate;mdp2p methyl glycidate|88-I b19
3,4-MDP-2-P methyl glycidic acid|CC1(C(=O)O)OC1c1ccc2OCOc2c1|2167189-50-4|pmk glycidic acid|88-I b19
3,4-MDP-2-P ethyl glycidate|CCOC(=O)C1(C)OC1c1ccc2OCOc2c1|28578-16-7|pmk ethyl glycidate|88-I b24
3,4-MDP-2-P propyl glycidate|CCCOC(=O)C1(C)OC1c1ccc2OCOc2c1|||88-I b24
3,4-MDP-2-P isopropyl glycidate|CC(C)OC(=O)C1(C)OC1c1ccc2OCOc2c1|||88-I b24
3,4-MDP-2-P butyl glycidate|CCCCOC(=O)C1(C)OC1c1ccc2OCOc2c1|||88-I b24
3,4-MDP-2-P isobutyl glycidate|CC(C)COC(=O)C1(C)OC1c1ccc2OCOc2c1|||88-I b24
3,4-MDP-2-P sec-butyl glycidate|CCC(C)OC(=O)C1(C)OC1c1ccc2OCOc2c1|||88-I b24
3,4-MDP-2-P tert-butyl glycidate|CC(C)(C)OC(=O)C1(C)OC1c1ccc2OCOc2c1|||88-I b24
Helional|CC(C=O)Cc1ccc2OCOc2c1|1205-17-0|
MDP2NP|CC(=Cc1ccc2OCOc2c1)[N+](=O)[O-]|5438-41-5|3,4-methylenedioxyphenyl-2-nitropropene;mdp-2-nitropropene
IMDPAM||1369021-80-6|
MAMDPA||1369021-79-3|
@class-precursors-fentanyl|incb
ANPP|C(Cc1ccccc1)N1CCC(Nc2ccccc2)CC1|21409-26-7|4-anpp;despropionylfentanyl;4-anilino-n-phenethylpiperidine|88-I b17
NPP|O=C1CCN(CCc2ccccc2)CC1|39742-60-4|1-phenethyl-4-piperidone;n-phenethyl-4-piperidone|88-I b17
4-AP|C1CC(Nc2ccccc2)CCN1|23056-29-3|n-phenyl-4-piperidinamine;4-anilinopiperidine|88-I b22
1-Boc-4-AP|CC(C)(C)OC(=O)N1CCC(Nc2ccccc2)CC1|125541-22-2|1-boc-4-anilinopiperidine|88-I b22
Norfentanyl|CCC(=O)N(c1ccccc1)C1CCNCC1|1609-66-1||88-I b22
4-Piperidone|O=C1CCNCC1|41661-47-6||88-I b24
1-Boc-4-piperidone|CC(C)(C)OC(=O)N1CCC(=O)CC1|79099-07-3||88-I b24
1-Phenethyl-4-hydroxypiperidine|OC1CCN(CCc2ccccc2)CC1|67132-83-6|1-phenethylpiperidin-4-ol
Phenethyl chloride|ClCCc1ccccc1|622-24-2|(2-chloroethyl)benzene
Phenethyl-4-ANPP imine|C(Cc1ccccc1)N1CCC(=Nc2ccccc2)CC1||
para-Fluoro ANPP|Fc1ccc(NC2CCN(CCc3ccccc3)CC2)cc1|122861-41-0|para-fluoro 4-anpp
Phenethyl 4-ANPP|C(Cc1ccccc1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1||
@class-precursors-lsd|incb
Ergometrine||60-79-7|ergonovine|88-I c88
Ergotamine||113-15-5||88-I c88
Lysergic acid||82-58-6||88-I c88
@class-precursors-ketamine|incb
2-Chlorobenzonitrile|N#Cc1ccccc1Cl|873-32-5|
o-Chlorophenyl cyclopentyl ketone|O=C(c1ccccc1Cl)C1CCCC1|6740-85-8|2-chlorophenyl cyclopentyl ketone
Hydroxylimine|CN=C(c1ccccc1Cl)C1(O)CCCC1|90717-16-1|
@class-precursors-methaqualone|incb
N-Acetylanthranilic acid|CC(=O)Nc1ccccc1C(=O)O|89-52-1||88-I y92
Anthranilic acid|Nc1ccccc1C(=O)O|118-92-3||88-II c88
@class-cocaine-group|inn
Cocaine|COC(=O)[C@H]1[C@@H](OC(=O)c2ccccc2)C[C@@H]2CC[C@H]1N2C|50-36-2|cocaine hcl;cocaine hydrochloride|61-I c61
Ecgonine||481-37-8||61-I c61
Benzoylecgonine||519-09-5|
Norcocaine||18717-72-1|
@class-precursors-other|incb
Acetic anhydride|CC(=O)OC(C)=O|108-24-7||88-I y01
Potassium permanganate||7722-64-7||88-I y01
Hydrochloric acid||7647-01-0|hydrogen chloride;muriatic acid|88-II y92
Sulphuric acid||7664-93-9||88-II y92
Piperidine||110-89-4||88-II c88
Phosphorous acid||13598-36-2|
Hypophosphorous acid||6303-21-5|
Red phosphorus|||phosphorus, red
Phosphorus||7723-14-0|
Iodine||7553-56-2|
Hydriodic acid||10034-85-2|
Sodium hydroxide||1310-73-2|caustic soda
Sodium carbonate||497-19-8|
Ammonium chloride||12125-02-9|
Ammonia||7664-41-7|ammonia gas;ammonia spirit;ammonia sprit
Quinoline||91-22-5|
Pyrrolidine||123-75-1|
Dimethylamine||124-40-3|
Acetyl chloride||75-36-5|
Aniline||62-53-3|
Propionyl chloride||79-03-8|
Sodium borohydride||16940-66-2|
@class-solvents|incb
Acetone||67-64-1||88-II c88
Ethyl ether||60-29-7|diethyl ether;ether|88-II c88
Methyl ethyl ketone||78-93-3|mek;2-butanone|88-II y92
Toluene||108-88-3||88-II y92
Cyclohexanone||108-94-1|
Methanol||67-56-1|
Hexane||110-54-3|
Heptane||142-82-5|
Xylene||1330-20-7|
Dichloromethane||75-09-2|methylene chloride
Ethyl acetate||141-78-6|
Isopropyl alcohol||67-63-0|isopropanol;2-propanol
Benzene||71-43-2|
Methyl isobutyl ketone||108-10-1|
Acetonitrile||75-05-8|
`;

/** Preparations and plant drugs: name | synonyms | parents | constituents | controls | 1 where synthetic. */
export const PREPARATIONS = `
Ecstasy|xtc;ecstasy tablets|class-ecstasy-group|mdma||1
Captagon||class-amphetamines|fenetylline||1
Krokodil|crocodile|class-morphinans|desomorphine||1
Cough syrup|cough sirups;cough syrups;cough sirup|class-medicines|codeine||0
Spasmo Proxyvon||class-pharmaceutical-opioids|dextropropoxyphene||1
Phensedyl|phensydyl|class-pharmaceutical-opioids|codeine||1
Cocaine base|base cocaine|class-cocaine-group|cocaine||0
Coca paste|cocaine paste;pasta base;paco;basuco|class-cocaine-group|cocaine||0
Crack|crack cocaine|class-cocaine-group|cocaine||0
Coca leaf|coca leaves|class-cocaine-group|cocaine|61-I c61|0
Coca plant|coca bush;coca plants|class-cocaine-group|cocaine||0
Coca seeds|coca seed|class-cocaine-group|||0
Ecgonidine||class-cocaine-group|||0
Methylecgonidine|anhydroecgonine methyl ester|class-cocaine-group|||0
Tropacocaine||class-cocaine-group|||0
Opium|raw opium|class-opiates|morphine,codeine,thebaine|61-I c61|0
Acetylated opium||class-opiates|heroin||0
Opium poppy|poppy;poppies;opium poppy plants;pavots;papaver somniferum|class-opiates|morphine||0
Poppy straw|poppy straws|class-opiates|morphine||0
Poppy seeds|poppy seed|class-opiates|||0
Poppy extract|extract from opium poppy;concentrate of poppy straw|class-opiates|morphine|61-I c61|0
Cannabis|marijuana;marihuana;cannabis herb;cannabis/thc;hemp|class-cannabis|delta-9-tetrahydrocannabinol|61-I c61|0
Cannabis resin|hashish;hash|class-cannabis|delta-9-tetrahydrocannabinol|61-I c61|0
Edible cannabis|cannabis edibles|class-cannabis|delta-9-tetrahydrocannabinol||0
Khat|qat;catha edulis;miraa|class-plant-substances|cathinone,cathine||0
Kratom|mitragyna speciosa|class-plant-substances|mitragynine||0
Mitragynine||class-plant-substances|||0
7-Hydroxymitragynine||class-plant-substances|||0
Ayahuasca||class-plant-hallucinogens|dmt||0
Psilocybin mushrooms|psilocybin (mushrooms);magic mushrooms;psilocybe mushrooms;psilocybe;psilocybe cubensis|class-plant-hallucinogens|psilocybin,psilocin||0
Psilocin/psilocybin|psilocybin/psilocin|class-plant-hallucinogens|psilocin,psilocybin||0
Peyote||class-plant-hallucinogens|mescaline||0
Salvia divinorum||class-plant-hallucinogens|salvinorin-a||0
Ibogaine||class-plant-hallucinogens|||0
Harmine||class-plant-hallucinogens|||0
Harmaline||class-plant-hallucinogens|||0
Lactuca virosa||class-plant-substances|||0
Leonotis leonurus||class-plant-substances|||0
Turnera diffusa|damiana|class-plant-substances|||0
Alcohol|ethanol;ethyl alcohol|class-legal-substances|||0
Tobacco|tabacco|class-legal-substances|nicotine||0
Nicotine||class-legal-substances|||0
Caffeine||class-legal-substances|||0
Dimethyl sulfone|methylsulfonylmethane;msm;dimethylsulfone;methyl sulfone|class-cutting-agents|||0
Choline|colina|class-dietary|||0
Aprofene|taren;aprophen|class-anticholinergics|||1
`;
