/** New psychoactive substances, designer precursors and metabolites outside the systematic families. The columns are in table.ts. */
export const NPS = `
@class-fentanils|euda
3',4'-Dimethoxyfentanyl|CCC(=O)N(c1ccccc1)C1CCN(CCc2ccc(OC)c(OC)c2)CC1||
2'-Methylbutanoylfentanyl|CCC(C)C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1||alpha'-methyl butyrylfentanyl
Ethoxyacetylfentanyl|CCOCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1||
Lofentanil|CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1C|61380-40-3|
Brifentanil|COCC(=O)N(c1ccccc1F)C1CCN(CCn2nnn(CC)c2=O)CC1C|101345-71-5|
Trefentanil|CCC(=O)N(c1ccccc1F)C1(c2ccccc2)CCN(CCn2nnn(CC)c2=O)CC1|120656-74-8|
Phenaridine|CCC(=O)N(c1ccccc1)C1CC(C)N(CCc2ccccc2)CC1C|85098-64-2|2,5-dimethylfentanyl
@class-precursors-fentanyl|incb
N-Ethyl norfentanyl|CCC(=O)N(c1ccccc1)C1CCN(CC)CC1||
N-Boc norfentanyl|CCC(=O)N(c1ccccc1)C1CCN(C(=O)OC(C)(C)C)CC1||
N-Propionyl norfentanyl|CCC(=O)N(c1ccccc1)C1CCN(C(=O)CC)CC1||
1-Propionyl-4-anilinopiperidine|CCC(=O)N1CCC(Nc2ccccc2)CC1||
4-ANBP|C(c1ccccc1)N1CCC(Nc2ccccc2)CC1|1155-56-2|n-phenyl-1-benzyl-4-piperidinamine;1-benzyl-4-anilinopiperidine
para-Fluoro 4-ANBP|C(c1ccccc1)N1CCC(Nc2ccc(F)cc2)CC1||
4-Carbomethoxy 4-ANPP|COC(=O)C1(Nc2ccccc2)CCN(CCc2ccccc2)CC1||despropionyl carfentanil
Bipiperidinyl 4-ANPP|C(Cc1ccccc1)N1CCC(N2CCC(Nc3ccccc3)CC2)CC1||
1-Benzyl-4-piperidone|O=C1CCN(Cc2ccccc2)CC1|3612-20-2|n-benzyl-4-piperidone
1-Cbz-4-piperidone|O=C1CCN(C(=O)OCc2ccccc2)CC1|19099-93-5|benzyl 4-oxo-1-piperidinecarboxylate
Ethyl 4-oxo-1-piperidinecarboxylate|CCOC(=O)N1CCC(=O)CC1|29976-53-2|1-carbethoxy-4-piperidone
1-Phenethyl-4-propionyloxypiperidine|CCC(=O)OC1CCN(CCc2ccccc2)CC1||
1-Benzylpiperidine|C(c1ccccc1)N1CCCCC1|2905-56-8|
4-Benzylpiperidine|C(c1ccccc1)C1CCNCC1|31252-42-3|
Propionic anhydride|CCC(=O)OC(=O)CC|123-62-6|
(2-Bromoethyl)benzene|BrCCc1ccccc1|103-63-9|phenethyl bromide;2-bromoethylbenzene
3-Hydroxypiperidine|OC1CCCNC1|6859-99-0|3-piperidinol
@class-nitazenes|cnd
Methylenedioxynitazene|CCN(CC)CCn1c(Cc2ccc3OCOc3c2)nc2cc([N+](=O)[O-])ccc12||
Menitazene|CCN(CC)CCn1c(Cc2ccc(C)cc2)nc2cc([N+](=O)[O-])ccc12||
Methionitazene|CCN(CC)CCn1c(Cc2ccc(SC)cc2)nc2cc([N+](=O)[O-])ccc12||
Ethionitazene|CCN(CC)CCn1c(Cc2ccc(SCC)cc2)nc2cc([N+](=O)[O-])ccc12||
Fluetonitazene|CCN(CC)CCn1c(Cc2ccc(OCCF)cc2)nc2cc([N+](=O)[O-])ccc12||
Fluetonitazepyne|FCCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN2CCCC2)cc1||
5-Methyl etodesnitazene|CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cc(C)ccc12||
@class-orphines|cnd
Orphine|CC(c1ccccc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1||
Fluorphine|CC(c1ccc(F)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1||
Iodorphine|CC(c1ccc(I)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1||
Cychlorphine|CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)n(CCC#N)c3ccccc32)CC1||n-propionitrile chlorphine
@class-u-series|euda
UF-17|CCC(=O)N(c1ccccc1)C1CCCCC1N(C)C||
Furanyl UF-17|O=C(c1ccco1)N(c1ccccc1)C1CCCCC1N(C)C||
3,4-Difluoro U-47700|CN(C)C1CCCCC1N(C)C(=O)c1ccc(F)c(F)c1||
Ethyl U-47700|CCN(C(=O)c1ccc(Cl)c(Cl)c1)C1CCCCC1N(C)C||n-ethyl u-47700
Propyl U-47700|CCCN(C(=O)c1ccc(Cl)c(Cl)c1)C1CCCCC1N(C)C||
4-Trifluoromethyl U-47700|CN(C)C1CCCCC1N(C)C(=O)c1ccc(C(F)(F)F)cc1||
2-Naphthyl U-47700|CN(C)C1CCCCC1N(C)C(=O)c1ccc2ccccc2c1||
U-47931E|CN(C)C1CCCCC1NC(=O)c1ccc(Br)cc1|67579-24-2|bromadoline
N-Methyl U-47931E|CN(C)C1CCCCC1N(C)C(=O)c1ccc(Br)cc1||
W-15|O=S(=O)(N=C1CCCCN1CCc1ccccc1)c1ccc(Cl)cc1||
Levopropoxyphene|||levopropoxyphene napsylate
Viminol|CCC(C)N(CC(O)c1cccn1Cc1ccccc1Cl)C(C)CC|21363-18-8|
2-Fluoro viminol|CCC(C)N(CC(O)c1cccn1Cc1ccccc1F)C(C)CC||
@class-synthetic-opioids|inn
EDDP|CC=C1C(c2ccccc2)(c2ccccc2)CC(C)N1C|30223-73-5|
Meptazinol|CCC1(c2cccc(O)c2)CCCCN(C)C1|54340-58-8|
@class-morphinans|inn
Norbuprenorphine||78715-23-8|
Norhydromorphone||14696-23-2|dihydronormorphinone
Noroxycodone||57664-96-7|
Norhydrocodone||5083-62-5|
Noroxymorphone||33522-95-1|
Methylnaltrexone||83387-25-1|
Naloxegol||854601-70-0|
Pseudomorphine||125-24-6|
@class-cathinones|euda
Benzedrone|CC(NCc1ccccc1)C(=O)c1ccc(C)cc1|1225617-75-3|4-mbc
4-Methylthio-N-benzylcathinone|CC(NCc1ccccc1)C(=O)c1ccc(SC)cc1||
Propylone|CCCNC(C)C(=O)c1ccc2OCOc2c1||
bk-MPA|CNC(C)C(=O)c1cccs1|24065-17-6|thiothinone
6-Methoxymethylone|CNC(C)C(=O)c1cc2OCOc2cc1OC||
2,3-Methylenedioxymethcathinone|CNC(C)C(=O)c1cccc2OCOc12||2,3-mdmc;2,3-methylone
2,3-Pentylone|CCCC(NC)C(=O)c1cccc2OCOc12||
2,3-Methylenedioxypyrovalerone|CCCC(N1CCCC1)C(=O)c1cccc2OCOc12|1388142-27-5|2,3-mdpv
N-Acetyl-3,4-MDMC|CC(=O)N(C)C(C)C(=O)c1ccc2OCOc2c1||n-acetylmethylone
alpha-PipBP|CCC(N1CCCCC1)C(=O)c1ccccc1|92728-82-0|
alpha-PCYP|O=C(c1ccccc1)C(C1CCCCC1)N1CCCC1|1803168-16-2|
alpha-D2PV|O=C(c1ccccc1)C(c1ccccc1)N1CCCC1||
Tertylone|CC(NC(C)(C)C)C(=O)c1ccc2OCOc2c1||tbuone;d-tertylone
@class-pyrrolidinophenones|euda
4F-3-Methyl-alpha-PVP|CCCC(N1CCCC1)C(=O)c1ccc(F)c(C)c1||
5-BPDi|CCCCC(N1CCCC1)C(=O)c1ccc2CCCc2c1||indanyl-alpha-php
5-PPDi|CCC(N1CCCC1)C(=O)c1ccc2CCCc2c1||indanyl-alpha-pbp
@class-amphetamines|euda
N-Propylamphetamine|CCCNC(C)Cc1ccccc1|51799-32-7|
N-Isopropylamphetamine|CC(C)NC(C)Cc1ccccc1||
N-Butylamphetamine|CCCCNC(C)Cc1ccccc1||
N-Acetylmethamphetamine|CC(Cc1ccccc1)N(C)C(C)=O||
N-Formylmethamphetamine|CC(Cc1ccccc1)N(C)C=O||n-methyl-n-formylamphetamine
N-Formylamphetamine|CC(Cc1ccccc1)NC=O||
N-Acetylamphetamine|CC(Cc1ccccc1)NC(C)=O||
4-Hydroxymethamphetamine|CNC(C)Cc1ccc(O)cc1|370-14-9|pholedrine
4-Hydroxyamphetamine|CC(N)Cc1ccc(O)cc1|103-86-6|
2,5-Dimethylamphetamine|Cc1ccc(C)c(CC(C)N)c1||
3,4-Dimethoxyamphetamine|COc1ccc(CC(C)N)cc1OC|120-26-3|3,4-dma
N-Benzyl-3,4-DMA|COc1ccc(CC(C)NCc2ccccc2)cc1OC||
N-(1,4-Dimethylpentyl)-3,4-DMA|COc1ccc(CC(C)NC(C)CCC(C)C)cc1OC||
N-(1-Methylpentyl)-3,4-DMA|CCCCC(C)NC(C)Cc1ccc(OC)c(OC)c1||
2-Ethylamino-1-phenylbutane|CCNC(CC)Cc1ccccc1||
N-Methyl-1-phenyl-1-propanamine|CCC(NC)c1ccccc1||
Phenpromethamine|CNCC(C)c1ccccc1|93-88-9|vonedrine
Mephentermine|CNC(C)(C)Cc1ccccc1|100-92-5|
Clortermine|CC(C)(N)Cc1ccccc1Cl|10389-73-8|
Homoamphetamine|CC(N)CCc1ccccc1|22374-89-6|4-phenyl-2-butanamine
N,N-Di-(beta-phenylisopropyl)amine|CC(Cc1ccccc1)NC(C)Cc1ccccc1||di-(1-phenylisopropyl)amine
@class-ecstasy-group|euda
2,3-MDA|CC(N)Cc1cccc2OCOc12||2,3-methylenedioxyamphetamine
2,3-MDMA|CNC(C)Cc1cccc2OCOc12||2,3-methylenedioxymethamphetamine
2-Chloro-4,5-MDA|CC(N)Cc1cc2OCOc2cc1Cl||6-chloro-mda;2-cl-4,5-mda;6-chloro-3,4-mda
2-Chloro-4,5-MDMA|CNC(C)Cc1cc2OCOc2cc1Cl||6-chloro-mdma;2-cl-4,5-mdma
MDDMA|CC(Cc1ccc2OCOc2c1)N(C)C|74698-50-3|n,n-dimethyl-mda
MDPR|CCCNC(C)Cc1ccc2OCOc2c1||n-propyl mda
3,4-EDMA|CNC(C)Cc1ccc2OCCOc2c1||ethylenedioxymethamphetamine
BDB|CCC(N)Cc1ccc2OCOc2c1|107447-03-0|
Homarylamine|CNCCc1ccc2OCOc2c1|451-77-4|n-methylhomopiperonylamine
MMDA-2|COc1cc2OCOc2cc1CC(C)N||
@class-other-stimulants|euda
Dichloropane|COC(=O)C1C(c2ccc(Cl)c(Cl)c2)CC2CCC1N2C||rti-111
Troparil|COC(=O)C1C(c2ccccc2)CC2CCC1N2C||
CFT|COC(=O)C1C(c2ccc(F)cc2)CC2CCC1N2C||win 35,428;rti-4229-428
BTS 54-505|CC(C)CC(N)C1(c2ccc(Cl)cc2)CCC1||didesmethylsibutramine
BTS 54-354|CNC(CC(C)C)C1(c2ccc(Cl)cc2)CCC1||desmethylsibutramine
Cyclazodone|O=C1N=C(NC2CC2)OC1c1ccccc1|14461-91-7|
Fenozolone|CCNC1=NC(=O)C(c2ccccc2)O1|15302-16-6|
Thozalinone|CN(C)C1=NC(=O)C(c2ccccc2)O1|655-05-0|
Bromantane|Brc1ccc(NC2C3CC4CC(C3)CC2C4)cc1|87913-26-6|
2-Amino-5-methylhexane|CC(C)CCC(C)N|28292-43-5|2-aminoisoheptane;1,4-dimethylpentylamine;1,4-dimethylamylamine
Octodrine|CC(C)CCCC(C)N|543-82-8|2-amino-6-methylheptane;dmha
Synephrine|CNCC(O)c1ccc(O)cc1|94-07-5|oxedrine
Octopamine|NCC(O)c1ccc(O)cc1|104-14-3|
Tyramine|NCCc1ccc(O)cc1|51-67-2|
N-Methyltyramine|CNCCc1ccc(O)cc1|370-98-9|
Hordenine|CN(C)CCc1ccc(O)cc1|539-15-1|n,n-dimethyl-4-hydroxyphenylethylamine;n,n-dimethyltyramine
@class-anorectics|euda
4-Methylphenmetrazine|CC1NCCOC1c1ccc(C)cc1||4-mpm
4-Fluorophenmetrazine|CC1NCCOC1c1ccc(F)cc1||4-fpm
2-Fluorophenmetrazine|CC1NCCOC1c1ccccc1F||2-fpm
@class-nootropics|euda
Nefiracetam|Cc1cccc(C)c1NC(=O)CN1CCCC1=O|77191-36-7|
@class-phenidates|euda
HDMP-28|COC(=O)C(c1ccc2ccccc2c1)C1CCCCN1|231299-82-4|methylnaphthidate
HDEP-28|CCOC(=O)C(c1ccc2ccccc2c1)C1CCCCN1||ethylnaphthidate
Serdexmethylphenidate|||
@class-aminoindanes|euda
MDMAI|CNC1Cc2cc3OCOc3cc2C1||
MEAI|COc1ccc2CC(N)Cc2c1||5-methoxy-2-aminoindane
MMAI|COc1cc2CC(N)Cc2cc1C||
@class-piperazines|euda
2,3-Dichlorophenylpiperazine|Clc1cccc(N2CCNCC2)c1Cl|41202-77-1|1-(2,3-dichlorophenyl)piperazine;2,3-dcpp
1-Methylpiperazine|CN1CCNCC1|109-01-3|
1-Cyclohexylpiperazine|C1CCC(CC1)N1CCNCC1|17766-28-8|
2C-B-BZP|COc1cc(CN2CCNCC2)c(OC)cc1Br|1094424-37-9|
@class-chemicals|euda
Irgacure 907|CSc1ccc(C(=O)C(C)(C)N2CCOCC2)cc1|71868-10-5|mmmp;4'-methylthio-2-morpholino-2-methylpropiophenone
@class-phenethylamines|euda
DMPEA|COc1ccc(CCN)cc1OC|120-20-7|3,4-dimethoxyphenethylamine
2-Bromo-4,5-dimethoxyphenethylamine|COc1cc(Br)c(CCN)cc1OC||
2-Methoxyphenethylamine|COc1ccccc1CCN|2045-79-6|
3-Methoxyphenethylamine|COc1cccc(CCN)c1|2039-67-0|
4-Methoxyphenethylamine|COc1ccc(CCN)cc1|55-81-2|
N-Methylphenethylamine|CNCCc1ccccc1|589-08-2|
N,N-Dimethylphenethylamine|CN(C)CCc1ccccc1|1126-71-2|
beta-Methylphenethylamine|CC(CN)c1ccccc1|582-22-9|beta-me-pea;2-phenylpropylamine
Bromo-Dragonfly|CC(N)Cc1c2ccoc2c(Br)c2ccoc12|502759-67-3|
RH-34|COc1ccccc1CNCCn1c(=O)[nH]c2ccccc2c1=O|1028307-48-3|
2,5-DMMA|CNC(C)Cc1cc(OC)ccc1OC|54687-43-3|2,5-dimethoxymethamphetamine
TMA-6|COc1cc(OC)c(CC(C)N)c(OC)c1|15402-79-6|2,4,6-trimethoxyamphetamine
TMA-3|COc1ccc(CC(C)N)c(OC)c1OC|1082-23-1|2,3,4-trimethoxyamphetamine
Lophophorine||17627-78-0|
@class-tryptamines|euda
4-Methyl-alpha-ethyltryptamine|CCC(N)Cc1c[nH]c2cccc(C)c12|28289-30-7|4-methyl-aet
Serotonin|NCCc1c[nH]c2ccc(O)cc12|50-67-9|5-ht;5-hydroxytryptamine
5-Methoxytryptamine|NCCc1c[nH]c2ccc(OC)cc12|608-07-1|mexamine
@class-lysergamides|euda
1B-LSD|CCCC(=O)n1cc2C[C@@H]3C(=C[C@H](CN3C)C(=O)N(CC)CC)c3cccc1c23|2349376-12-9|
Iso-LSD|CCN(CC)C(=O)[C@H]1C=C2c3cccc4[nH]cc(C[C@H]2N(C)C1)c34|2126-78-5|iso-lysergide;isolysergide
LAMPA|CCCN(C)C(=O)[C@@H]1C=C2c3cccc4[nH]cc(C[C@H]2N(C)C1)c34|40158-98-3|lysergic acid methylpropylamide
Lysergic acid methyl ester|COC(=O)[C@@H]1C=C2c3cccc4[nH]cc(C[C@H]2N(C)C1)c34|4579-64-0|methyl lysergate
@class-arylcyclohexylamines|euda
Norketamine|NC1(c2ccccc2Cl)CCCCC1=O|35211-10-0|
N-Ethylnorketamine|CCNC1(c2ccccc2Cl)CCCCC1=O|1354634-10-8|nenk
Methoxpropamine|CCCNC1(c2cccc(OC)c2)CCCCC1=O||mxpr
Methoxisopropamine|CC(C)NC1(c2cccc(OC)c2)CCCCC1=O||mxipr
Hydroxetamine|CCNC1(c2cccc(O)c2)CCCCC1=O||hxe
Fluorexetamine|CCNC1(c2cccc(F)c2)CCCCC1=O||fxe
Deoxymethoxetamine|CCNC1(c2cccc(C)c2)CCCCC1=O||dmxe
Eticyclidone|CCNC1(c2ccccc2)CCCCC1=O|6740-82-5|o-pce;2-oxo-pce;n-ethyldeschloronorketamine
2-Bromodeschloroketamine|CNC1(c2ccccc2Br)CCCCC1=O||bromoketamine;2-bromo deschloroketamine
1-Piperidinocyclohexanecarbonitrile|N#CC1(N2CCCCC2)CCCCC1|3867-15-0|pcc
1-Phenylcyclohexylamine|NC1(c2ccccc2)CCCCC1|2201-24-3|pca
TCPy|C1CCN(C1)C1(c2cccs2)CCCCC1|22912-13-6|1-{1-(2-thienyl)cyclohexyl}pyrrolidine
1-Phenylcyclohexanol|OC1(c2ccccc2)CCCCC1|1589-60-2|
@class-diarylethylamines|euda
N-Ethyl-N-methyl-1,2-diphenylethylamine|CCN(C)C(Cc1ccccc1)c1ccccc1||n-ethyl-n-methyl-1,2-diphenylethan-1-amine
`;
