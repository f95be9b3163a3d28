/** Synthetic and plant cannabinoids. The columns and the source codes are in table.ts. */
export const CANNABINOIDS = `
@class-sc-naphthoylindoles|cnd-euda
JWH-018|CCCCCn1cc(C(=O)c2cccc3ccccc23)c2ccccc12|209414-07-3|am-678|71-II b15
JWH-007|CCCCCn1c(C)c(C(=O)c2cccc3ccccc23)c2ccccc12|155471-10-6|
JWH-015|CCCn1c(C)c(C(=O)c2cccc3ccccc23)c2ccccc12|155471-08-2|
JWH-019|CCCCCCn1cc(C(=O)c2cccc3ccccc23)c2ccccc12|209414-08-4|
JWH-022|C=CCCCn1cc(C(=O)c2cccc3ccccc23)c2ccccc12||
JWH-073|CCCCn1cc(C(=O)c2cccc3ccccc23)c2ccccc12|208987-48-8|
JWH-081|CCCCCn1cc(C(=O)c2ccc(OC)c3ccccc23)c2ccccc12|210179-46-7|
JWH-122|CCCCCn1cc(C(=O)c2ccc(C)c3ccccc23)c2ccccc12|619294-47-2|
JWH-200|O=C(c1cn(CCN2CCOCC2)c2ccccc12)c1cccc2ccccc12|103610-04-4|
JWH-210|CCCCCn1cc(C(=O)c2ccc(CC)c3ccccc23)c2ccccc12|824959-81-1|
JWH-398|CCCCCn1cc(C(=O)c2ccc(Cl)c3ccccc23)c2ccccc12|1292765-18-4|
AM-2201|O=C(c1cn(CCCCCF)c2ccccc12)c1cccc2ccccc12|335161-24-5||71-II b15
MAM-2201|Cc1ccc(C(=O)c2cn(CCCCCF)c3ccccc23)c2ccccc12|1354631-24-5|
EAM-2201|CCc1ccc(C(=O)c2cn(CCCCCF)c3ccccc23)c2ccccc12|1364933-60-7|
AM-1220|CN1CCCCC1Cn1cc(C(=O)c2cccc3ccccc23)c2ccccc12|137642-54-7|
FUB-JWH-018|O=C(c1cn(Cc2ccc(F)cc2)c2ccccc12)c1cccc2ccccc12||
3-Naphthoylindole|O=C(c1c[nH]c2ccccc12)c1cccc2ccccc12|109555-87-5|
@class-sc-phenylacetylindoles|euda
JWH-167|CCCCCn1cc(C(=O)Cc2ccccc2)c2ccccc12|864445-37-4|
JWH-203|CCCCCn1cc(C(=O)Cc2ccccc2Cl)c2ccccc12|864445-54-5|
JWH-250|CCCCCn1cc(C(=O)Cc2ccccc2OC)c2ccccc12|864445-43-2|
JWH-251|CCCCCn1cc(C(=O)Cc2ccccc2C)c2ccccc12|864445-39-6|
RCS-8|COc1ccccc1CC(=O)c1cn(CCC2CCCCC2)c2ccccc12|1345970-42-4|sr-18
@class-sc-benzoylindoles|euda
RCS-4|CCCCCn1cc(C(=O)c2ccc(OC)cc2)c2ccccc12|1345966-78-0|sr-19
AM-694|O=C(c1cn(CCCCCF)c2ccccc12)c1ccccc1I|335161-03-0|
AM-2233|CN1CCCCC1Cn1cc(C(=O)c2ccccc2I)c2ccccc12|444912-75-8|
Pravadoline|COc1ccc(C(=O)c2c(C)n(CCN3CCOCC3)c3ccccc23)cc1|92623-83-1|win 48098
WIN 55,212-2||131543-22-1|
@class-sc-cyclopropanoylindoles|cnd-euda
UR-144|CCCCCn1cc(C(=O)C2C(C)(C)C2(C)C)c2ccccc12|1199943-44-6|kmx-1|71-II b18
XLR-11|CC1(C)C(C(=O)c2cn(CCCCCF)c3ccccc23)C1(C)C|1364933-54-9|5f-ur-144|71-II b17
5Cl-UR-144|CC1(C)C(C(=O)c2cn(CCCCCCl)c3ccccc23)C1(C)C||
5Br-UR-144|CC1(C)C(C(=O)c2cn(CCCCCBr)c3ccccc23)C1(C)C||
FUB-144|CC1(C)C(C(=O)c2cn(Cc3ccc(F)cc3)c3ccccc23)C1(C)C|2185863-15-2|fub-ur-144
A-796260|CC1(C)C(C(=O)c2cn(CCN3CCOCC3)c3ccccc23)C1(C)C|895155-26-7|
A-834735|CC1(C)C(C(=O)c2cn(CC3CCOCC3)c3ccccc23)C1(C)C|895155-57-4|
@class-sc-adamantoylindoles|euda
AB-001|CCCCCn1cc(C(=O)C23CC4CC(CC(C4)C2)C3)c2ccccc12|1345973-49-0|jwh-018 adamantyl analog
AM-1248|CN1CCCCC1Cn1cc(C(=O)C23CC4CC(CC(C4)C2)C3)c2ccccc12|335160-66-2|
@class-sc-indole-carboxylates|cnd-euda
PB-22|CCCCCn1cc(C(=O)Oc2cccc3cccnc23)c2ccccc12|1400742-17-7|qupic
5F-PB-22|O=C(Oc1cccc2cccnc12)c1cn(CCCCCF)c2ccccc12|1400742-41-7||71-II b18
BB-22|O=C(Oc1cccc2cccnc12)c1cn(CC2CCCCC2)c2ccccc12|1400742-42-8|quchic
FUB-PB-22|O=C(Oc1cccc2cccnc12)c1cn(Cc2ccc(F)cc2)c2ccccc12|1800098-36-5|
FDU-PB-22|O=C(Oc1cccc2ccccc12)c1cn(Cc2ccc(F)cc2)c2ccccc12|1883284-94-3|
NM-2201|O=C(Oc1cccc2ccccc12)c1cn(CCCCCF)c2ccccc12|2042201-16-9|cbl-2201
CBL-018|CCCCCn1cc(C(=O)Oc2cccc3ccccc23)c2ccccc12||naphthalen-1-yl 1-pentylindole-3-carboxylate
Naphthalen-1-yl 1-benzylindole-3-carboxylate|O=C(Oc1cccc2ccccc12)c1cn(Cc2ccccc2)c2ccccc12||
@class-sc-indole-carboxamides|cnd-euda
APICA|CCCCCn1cc(C(=O)NC23CC4CC(CC(C4)C2)C3)c2ccccc12|1345973-50-3|sdb-001;2ne1;jwh-018 adamantyl carboxamide
STS-135|O=C(NC12CC3CC(CC(C3)C1)C2)c1cn(CCCCCF)c2ccccc12|1354631-26-7|5f-apica
SDB-006|CCCCCn1cc(C(=O)NCc2ccccc2)c2ccccc12|695213-59-3|
5F-SDB-006|O=C(NCc1ccccc1)c1cn(CCCCCF)c2ccccc12|1776086-02-2|
NNEI|CCCCCn1cc(C(=O)Nc2cccc3ccccc23)c2ccccc12|1338925-11-3|mn-24
5F-NNEI|O=C(Nc1cccc2ccccc12)c1cn(CCCCCF)c2ccccc12|1445580-60-8|5f-mn-24
N-(Naphthalen-1-yl)-1H-indole-3-carboxamide|O=C(Nc1cccc2ccccc12)c1c[nH]c2ccccc12||
AB-PICA|CCCCCn1cc(C(=O)NC(C(C)C)C(N)=O)c2ccccc12||abica
5F-ABICA|NC(=O)C(NC(=O)c1cn(CCCCCF)c2ccccc12)C(C)C||5f-ab-pica
ADBICA|CCCCCn1cc(C(=O)NC(C(N)=O)C(C)(C)C)c2ccccc12|1445583-48-1|adb-pica
5F-ADBICA|CC(C)(C)C(NC(=O)c1cn(CCCCCF)c2ccccc12)C(N)=O|1863065-82-0|5f-adb-pica
AB-CHMICA|NC(=O)C(NC(=O)c1cn(CC2CCCCC2)c2ccccc12)C(C)C||
MDMB-CHMICA|COC(=O)C(NC(=O)c1cn(CC2CCCCC2)c2ccccc12)C(C)(C)C|1971007-95-0||71-II b17
MMB-CHMICA|COC(=O)C(NC(=O)c1cn(CC2CCCCC2)c2ccccc12)C(C)C|1971007-94-9|amb-chmica
5F-MDMB-PICA|COC(=O)C(NC(=O)c1cn(CCCCCF)c2ccccc12)C(C)(C)C|1971007-88-1|5f-mdmb-2201|71-II b20
4F-MDMB-BUTICA|COC(=O)C(NC(=O)c1cn(CCCCF)c2ccccc12)C(C)(C)C||4f-mdmb-bica
MDMB-4en-PICA|COC(=O)C(NC(=O)c1cn(CCCC=C)c2ccccc12)C(C)(C)C||
MMB-2201|COC(=O)C(NC(=O)c1cn(CCCCCF)c2ccccc12)C(C)C|1616253-26-9|5f-amb-pica;i-amb
MMB-FUBICA|COC(=O)C(NC(=O)c1cn(Cc2ccc(F)cc2)c2ccccc12)C(C)C|1971007-90-5|amb-fubica
MMB-022|COC(=O)C(NC(=O)c1cn(CCCC=C)c2ccccc12)C(C)C||mmb-4en-pica
5F-EMB-PICA|CCOC(=O)C(NC(=O)c1cn(CCCCCF)c2ccccc12)C(C)C||
5F-EDMB-PICA|CCOC(=O)C(NC(=O)c1cn(CCCCCF)c2ccccc12)C(C)(C)C||
5F-CUMYL-PICA|CC(C)(NC(=O)c1cn(CCCCCF)c2ccccc12)c1ccccc1||cumyl-5f-pica
PX-1|NC(=O)C(Cc1ccccc1)NC(=O)c1cn(CCCCCF)c2ccccc12||5f-app-pica
@class-sc-indole|euda
3-Butanoyl-1-methylindole|CCCC(=O)c1cn(C)c2ccccc12||3-butenoyl-1-methylindole;1-(1-methyl-1h-indol-3-yl)butan-1-one
@class-sc-indazole|cnd-euda
THJ-018|CCCCCn1nc(C(=O)c2cccc3ccccc23)c2ccccc12|1364933-55-0|jwh-018 indazole analog
THJ-2201|O=C(c1nn(CCCCCF)c2ccccc12)c1cccc2ccccc12|1801552-01-1|am-2201 indazole analog
@class-sc-indazole-carboxylates|euda
NPB-22|CCCCCn1nc(C(=O)Oc2cccc3cccnc23)c2ccccc12|1445579-61-2|
5F-NPB-22|O=C(Oc1cccc2cccnc12)c1nn(CCCCCF)c2ccccc12|1445579-79-2|
SDB-005|CCCCCn1nc(C(=O)Oc2cccc3ccccc23)c2ccccc12|2180934-13-6|
5F-SDB-005|O=C(Oc1cccc2ccccc12)c1nn(CCCCCF)c2ccccc12||
APINAC|CCCCCn1nc(C(=O)OC23CC4CC(CC(C4)C2)C3)c2ccccc12||akb57
@class-sc-indazole-carboxamides|cnd-euda
APINACA|CCCCCn1nc(C(=O)NC23CC4CC(CC(C4)C2)C3)c2ccccc12|1345973-53-6|akb48;akb-48
5F-AKB48|O=C(NC12CC3CC(CC(C3)C1)C2)c1nn(CCCCCF)c2ccccc12|1400742-13-3|5f-apinaca;5f-akb-48|71-II b17
5Cl-AKB48|O=C(NC12CC3CC(CC(C3)C1)C2)c1nn(CCCCCCl)c2ccccc12||5cl-apinaca
FUB-AKB48|O=C(NC12CC3CC(CC(C3)C1)C2)c1nn(Cc2ccc(F)cc2)c2ccccc12||fub-apinaca;akb48 n-(4-fluorobenzyl) analog;akb48 n-(4-fluorobenzyl)
MN-18|CCCCCn1nc(C(=O)Nc2cccc3ccccc23)c2ccccc12|1391484-80-2|
5F-MN-18|O=C(Nc1cccc2ccccc12)c1nn(CCCCCF)c2ccccc12|1445581-91-8|
AB-PINACA|CCCCCn1nc(C(=O)NC(C(C)C)C(N)=O)c2ccccc12|||71-II b18
5F-AB-PINACA|NC(=O)C(NC(=O)c1nn(CCCCCF)c2ccccc12)C(C)C|1800101-60-3|
4F-ABUTINACA|NC(=O)C(NC(=O)c1nn(CCCCF)c2ccccc12)C(C)C||4f-ab-butinaca;4f-ab-binaca
AB-FUBINACA|NC(=O)C(NC(=O)c1nn(Cc2ccc(F)cc2)c2ccccc12)C(C)C|1185282-01-2||71-II b20
AB-CHMINACA|NC(=O)C(NC(=O)c1nn(CC2CCCCC2)c2ccccc12)C(C)C|1185887-21-1||71-II b18
AB-BZINACA|NC(=O)C(NC(=O)c1nn(Cc2ccccc2)c2ccccc12)C(C)C||n-(1-carbamoyl-2-methylpropyl)-1-benzylindazole-3-carboxamide
ADB-PINACA|CCCCCn1nc(C(=O)NC(C(N)=O)C(C)(C)C)c2ccccc12|1633766-73-0|
5F-ADB-PINACA|CC(C)(C)C(NC(=O)c1nn(CCCCCF)c2ccccc12)C(N)=O||
ADB-FUBINACA|CC(C)(C)C(NC(=O)c1nn(Cc2ccc(F)cc2)c2ccccc12)C(N)=O|1445583-51-6||71-II b19
ADB-CHMINACA|CC(C)(C)C(NC(=O)c1nn(CC2CCCCC2)c2ccccc12)C(N)=O|1185887-13-1|mab-chminaca|71-II b19
ADB-BUTINACA|CCCCn1nc(C(=O)NC(C(N)=O)C(C)(C)C)c2ccccc12|2682867-55-4|adb-binaca|71-II b23
ADB-4en-PINACA|CC(C)(C)C(NC(=O)c1nn(CCCC=C)c2ccccc12)C(N)=O|2659308-44-6|
ADB-HEXINACA|CCCCCCn1nc(C(=O)NC(C(N)=O)C(C)(C)C)c2ccccc12||adb-hinaca
ADB-INACA|CC(C)(C)C(NC(=O)c1n[nH]c2ccccc12)C(N)=O||
ADB-5Br-INACA|CC(C)(C)C(NC(=O)c1n[nH]c2ccc(Br)cc12)C(N)=O||adb-5'br-inaca
ADB-5Br-BUTINACA|CCCCn1nc(C(=O)NC(C(N)=O)C(C)(C)C)c2cc(Br)ccc12||adb-5'br-butinaca
MDMB-INACA|COC(=O)C(NC(=O)c1n[nH]c2ccccc12)C(C)(C)C||
MDMB-5Br-INACA|COC(=O)C(NC(=O)c1n[nH]c2ccc(Br)cc12)C(C)(C)C||
AMB-PINACA|CCCCCn1nc(C(=O)NC(C(=O)OC)C(C)C)c2ccccc12|1890250-13-1|amb;mmb-pinaca
5F-AMB|COC(=O)C(NC(=O)c1nn(CCCCCF)c2ccccc12)C(C)C|1801552-03-3|5f-amb-pinaca;5f-mmb-pinaca|71-II b20
5F-AEB|CCOC(=O)C(NC(=O)c1nn(CCCCCF)c2ccccc12)C(C)C||5f-emb-pinaca
FUB-AMB|COC(=O)C(NC(=O)c1nn(Cc2ccc(F)cc2)c2ccccc12)C(C)C|1971007-92-7|amb-fubinaca;mmb-fubinaca;mmb(n)-bz-f|71-II b19
EMB-FUBINACA|CCOC(=O)C(NC(=O)c1nn(Cc2ccc(F)cc2)c2ccccc12)C(C)C||aeb-fubinaca
MA-CHMINACA|COC(=O)C(NC(=O)c1nn(CC2CCCCC2)c2ccccc12)C(C)C|1863066-03-8|amb-chminaca;mmb-chminaca
MDMB-CHMINACA|COC(=O)C(NC(=O)c1nn(CC2CCCCC2)c2ccccc12)C(C)(C)C|1185888-32-7|
MDMB-FUBINACA|COC(=O)C(NC(=O)c1nn(Cc2ccc(F)cc2)c2ccccc12)C(C)(C)C|1715016-77-5|
5F-ADB|COC(=O)C(NC(=O)c1nn(CCCCCF)c2ccccc12)C(C)(C)C|1715016-75-3|5f-mdmb-pinaca|71-II b18
5F-EDMB-PINACA|CCOC(=O)C(NC(=O)c1nn(CCCCCF)c2ccccc12)C(C)(C)C||
EDMB-PINACA|CCCCCn1nc(C(=O)NC(C(=O)OCC)C(C)(C)C)c2ccccc12||
MDMB-4en-PINACA|COC(=O)C(NC(=O)c1nn(CCCC=C)c2ccccc12)C(C)(C)C|2504100-70-1||71-II b21
4F-MDMB-BUTINACA|COC(=O)C(NC(=O)c1nn(CCCCF)c2ccccc12)C(C)(C)C|2390036-46-9|4f-mdmb-binaca|71-II b20
MDMB-BUTINACA|CCCCn1nc(C(=O)NC(C(=O)OC)C(C)(C)C)c2ccccc12||mdmb-binaca
APP-BUTINACA|CCCCn1nc(C(=O)NC(Cc2ccccc2)C(N)=O)c2ccccc12||app-binaca
PX-2|NC(=O)C(Cc1ccccc1)NC(=O)c1nn(CCCCCF)c2ccccc12||5f-appinaca;ppa(n)-2201
PX-3|NC(=O)C(Cc1ccccc1)NC(=O)c1nn(CC2CCCCC2)c2ccccc12||app-chminaca
CUMYL-PINACA|CCCCCn1nc(C(=O)NC(C)(C)c2ccccc2)c2ccccc12|1400742-15-5|sgt-24
5F-CUMYL-PINACA|CC(C)(NC(=O)c1nn(CCCCCF)c2ccccc12)c1ccccc1|1400742-16-6|cumyl-5f-pinaca;sgt-25
CUMYL-4CN-BINACA|CC(C)(NC(=O)c1nn(CCCCC#N)c2ccccc12)c1ccccc1|1631074-54-8|4cn-cumyl-butinaca;4-cyano cumyl-butinaca;sgt-78|71-II b19
CUMYL-THPINACA|CC(C)(NC(=O)c1nn(CC2CCOCC2)c2ccccc12)c1ccccc1||sgt-42
ACHMINACA|O=C(NC12CC3CC(CC(C3)C1)C2)c1nn(CC2CCCCC2)c2ccccc12||achminaca
1-Benzyl-N-(quinolin-8-yl)indazole-3-carboxamide|O=C(Nc1cccc2cccnc12)c1nn(Cc2ccccc2)c2ccccc12||
@class-sc-azaindole|euda
5F-CUMYL-P7AICA|CC(C)(NC(=O)c1cn(CCCCCF)c2ncccc12)c1ccccc1|2171492-36-5|
5F-MDMB-P7AICA|COC(=O)C(NC(=O)c1cn(CCCCCF)c2ncccc12)C(C)(C)C||7'n-5f-adb
@class-sc-carbazole|cnd-euda
MDMB-CHMCZCA|COC(=O)C(NC(=O)c1ccc2c(c1)c1ccccc1n2CC1CCCCC1)C(C)(C)C||
EG-018|CCCCCn1c2ccccc2c2cc(C(=O)c3cccc4ccccc34)ccc12||
EG-2201|O=C(c1ccc2n(CCCCCF)c3ccccc3c2c1)c1cccc2ccccc12||
CUMYL-PEGACLONE|CCCCCn1c2ccccc2c2c1ccn(C(C)(C)c1ccccc1)c2=O|2160555-55-3|sgt-151|71-II b21
@class-sc-cyclohexylphenols|euda
CP 47,497|CCCCCCC(C)(C)c1ccc(C2CCCC(O)C2)c(O)c1|70434-82-1|cp 47;cp 47497;cp-47497
CP 55,940|CCCCCCC(C)(C)c1ccc(C2CC(O)CCC2CCCO)c(O)c1|83002-04-4|cp-55;cp-55940;cp 55
Cannabicyclohexanol|CCCCCCCC(C)(C)c1ccc(C2CCCC(O)C2)c(O)c1|70434-92-3|cp 47,497-c8;cp 47,497 c8 homolog
@class-sc-classical|euda
HU-210|CCCCCCC(C)(C)c1cc(O)c2C3CC(CO)=CCC3C(C)(C)Oc2c1|112830-95-2|
HU-211||112924-45-5|dexanabinol
Nabilone|CCCCCCC(C)(C)c1cc(O)c2C3CC(=O)CCC3C(C)(C)Oc2c1|51022-71-0|cesamet
Parahexyl|CCCCCCc1cc(O)c2C3=C(CCC(C)C3)C(C)(C)Oc2c1|117-51-1|synhexyl|71-I c71
DMHP|CCCCCC(C)C(C)c1cc(O)c2C3=C(CCC(C)C3)C(C)(C)Oc2c1|32904-22-6|dimethylheptylpyran|71-I c71
@class-sc-oxizid|euda
BZO-HEXOXIZID|CCCCCCN1C(=O)C(=NNC(=O)c2ccccc2)c2ccccc12||mda-19
BZO-POXIZID|CCCCCN1C(=O)C(=NNC(=O)c2ccccc2)c2ccccc12||pentyl mda-19
5F-BZO-POXIZID|O=C(NN=C1C(=O)N(CCCCCF)c2ccccc12)c1ccccc1||5f-mda-19
BZO-4en-POXIZID|C=CCCCN1C(=O)C(=NNC(=O)c2ccccc2)c2ccccc12||4en-pentyl mda-19
BZO-CHMOXIZID|O=C(NN=C1C(=O)N(CC2CCCCC2)c2ccccc12)c1ccccc1||chm-mda-19
@class-sc-other|euda
FUBIMINA|O=C(c1nc2ccccc2n1CCCCCF)c1cccc2ccccc12|1984789-90-3|bim-2201;am-2201 benzimidazole analog
BIM-018|CCCCCn1c(C(=O)c2cccc3ccccc23)nc2ccccc12||
CB-13|CCCCCOc1ccc(C(=O)c2cccc3ccccc23)c2ccccc12|432047-72-8|cra-13
URB597||546141-08-6|
URB602||565460-15-3|
URB754||86672-58-4|
A-836339|||
NMDMSB|||nmdmsb
5F-3,5-AB-PFUPPYCA|||
@class-cannabis|inn
delta-9-Tetrahydrocannabinol|CCCCCc1cc(O)c2[C@@H]3C=C(C)CC[C@H]3C(C)(C)Oc2c1|1972-08-3|thc;d9-thc;tetrahydrocannabinol;delta-9-thc;dronabinol;marinol|71-II dronabinol91
delta-8-Tetrahydrocannabinol|CCCCCc1cc(O)c2[C@@H]3CC(C)=CC[C@H]3C(C)(C)Oc2c1|5957-75-5|delta-8-thc;d8-thc|71-I c71
delta-10-Tetrahydrocannabinol|||delta-10-thc|71-I c71
delta-6a(10a)-Tetrahydrocannabinol|||delta-6a(10a)-thc|71-I c71
Tetrahydrocannabinolic acid|CCCCCc1cc2c(c(O)c1C(=O)O)[C@@H]1C=C(C)CC[C@H]1C(C)(C)O2|23978-85-0|thca;tetrahydrocannabinolic acid a;delta-9-tetrahydrocannabinolic acid
Cannabidiol|CCCCCc1cc(O)c([C@@H]2C=C(C)CC[C@H]2C(C)=C)c(O)c1|13956-29-1|cbd
Cannabidiolic acid||1244-58-2|cbda
Cannabinol|CCCCCc1cc(O)c2c(c1)OC(C)(C)c1ccc(C)cc12|521-35-7|cbn
Cannabinolic acid|||
Cannabigerol|CCCCCc1cc(O)c(C/C=C(\\C)CCC=C(C)C)c(O)c1|25654-31-3|cbg
Cannabichromene||20675-51-8|cbc
Cannabicyclol||21366-63-2|cbl
Cannabidivarin||24274-48-4|cbdv
Tetrahydrocannabivarin||31262-37-0|thcv
Cannabicitran||31508-71-1|
Cannabielsoic acid|||
@class-semisynthetic-cannabinoids|cnd-euda
Hexahydrocannabinol|CCCCCc1cc(O)c2C3CC(C)CCC3C(C)(C)Oc2c1|6692-85-9|hhc|71-II b25
delta-8-Tetrahydrocannabinol acetate||23050-54-6|delta-8-thc acetate;delta-8-thc-o
delta-9-Tetrahydrocannabinol acetate||23132-17-4|delta-9-thc acetate;thc-o;thc-o-acetate;tetrahydrocannabinol acetate
Hexahydrocannabiphorol|CCCCCCCc1cc(O)c2C3CC(C)CCC3C(C)(C)Oc2c1||hhcp;hhc-p
`;
