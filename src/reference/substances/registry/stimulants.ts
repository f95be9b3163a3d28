/** Stimulants and hallucinogens. The columns and the source codes are in table.ts. */
export const STIMULANTS = `
@class-amphetamines|inn
Amfetamine|CC(N)Cc1ccccc1|300-62-9|amphetamine;adderall;speed|71-II c71
Dexamfetamine|C[C@H](N)Cc1ccccc1|51-64-9|dextroamphetamine;dexamphetamine;d-amphetamine|71-II c71
Levamfetamine|C[C@@H](N)Cc1ccccc1|156-34-3|levoamphetamine|71-II
Metamfetamine|CNC(C)Cc1ccccc1|537-46-2|methamphetamine;crystal meth;crystal methamphetamine;ice;pervitin;methylamphetamine|71-II c71
Levomethamphetamine|CN[C@H](C)Cc1ccccc1|33817-09-3|l-methamphetamine|71-II
Lisdexamfetamine||608137-32-2|vyvanse;lisdexamphetamine
N,N-Dimethylamphetamine|CC(Cc1ccccc1)N(C)C|4075-96-1|dimethylamphetamine;dimetamfetamine
Etilamfetamine|CCNC(C)Cc1ccccc1|457-87-4|n-ethylamphetamine;ethylamphetamine|71-IV
4-Fluoroamphetamine|CC(N)Cc1ccc(F)cc1|459-02-9|4-fa;4-fmp|71-II b18|class-fluoroamphetamines
3-Fluoroamphetamine|CC(N)Cc1cccc(F)c1|1626-71-7|3-fa||class-fluoroamphetamines
2-Fluoroamphetamine|CC(N)Cc1ccccc1F|1716-60-5|2-fa||class-fluoroamphetamines
4-Fluoromethamphetamine|CNC(C)Cc1ccc(F)cc1|351-03-1|4-fma||class-fluoromethamphetamines
3-Fluoromethamphetamine|CNC(C)Cc1cccc(F)c1|1182818-14-9|3-fma||class-fluoromethamphetamines
2-Fluoromethamphetamine|CNC(C)Cc1ccccc1F|1017176-48-5|2-fma||class-fluoromethamphetamines
4-MTA|CSc1ccc(CC(C)N)cc1|14116-06-4|4-methylthioamphetamine|71-I mixed01
para-Methoxyamphetamine|COc1ccc(CC(C)N)cc1|64-13-1|pma;4-methoxyamphetamine|71-I
para-Methoxymethamphetamine|CNC(C)Cc1ccc(OC)cc1|22331-70-0|pmma;para-methoxy-n-methylamphetamine|71-I b16
Fenetylline|Cn1c(=O)c2c(ncn2CCNC(C)Cc2ccccc2)n(C)c1=O|3736-08-1|fenethylline;phenethylline|71-II fenetylline86
@class-ecstasy-group|cnd
MDMA|CNC(C)Cc1ccc2OCOc2c1|42542-10-9|3,4-methylenedioxymethamphetamine;methylenedioxymethamphetamine|71-I mdma86
MDA|CC(N)Cc1ccc2OCOc2c1|4764-17-4|tenamfetamine;3,4-methylenedioxyamphetamine|71-I
MDEA|CCNC(C)Cc1ccc2OCOc2c1|82801-81-8|mde;n-ethyl mda|71-I
N-Hydroxy-MDA|CC(Cc1ccc2OCOc2c1)NO|74698-47-8|mdoh|71-I trio90
MBDB|CCC(Cc1ccc2OCOc2c1)NC|103818-46-8|
MMDA|COc1cc(CC(C)N)cc2OCOc12|13674-05-0|5-methoxy-3,4-methylenedioxyamphetamine|71-I
@class-cathinones|cnd-euda
Cathinone|C[C@H](N)C(=O)c1ccccc1|71031-15-7||71-I
Methcathinone|CNC(C)C(=O)c1ccccc1|5650-44-2|ephedrone|71-I mixed95
Mephedrone|CNC(C)C(=O)c1ccc(C)cc1|1189805-46-6|4-mmc;4-methylmethcathinone|71-II b15|class-methylmethcathinones
3-MMC|CNC(C)C(=O)c1cccc(C)c1|1246911-86-3|3-methylmethcathinone;metaphedrone|71-II b23|class-methylmethcathinones
2-MMC|CNC(C)C(=O)c1ccccc1C|1246911-71-6|2-methylmethcathinone||class-methylmethcathinones
4-CMC|CNC(C)C(=O)c1ccc(Cl)cc1|1225843-86-6|4-chloromethcathinone;clephedrone|71-II b20|class-chloromethcathinones
3-CMC|CNC(C)C(=O)c1cccc(Cl)c1|1049677-59-9|3-chloromethcathinone;clophedrone|71-II b24|class-chloromethcathinones
4-FMC|CNC(C)C(=O)c1ccc(F)cc1|447-40-5|4-fluoromethcathinone;flephedrone||class-fluoromethcathinones
3-FMC|CNC(C)C(=O)c1cccc(F)c1|1049677-77-1|3-fluoromethcathinone||class-fluoromethcathinones
4-BMC|CNC(C)C(=O)c1ccc(Br)cc1|486459-03-4|4-bromomethcathinone;brephedrone||class-bromomethcathinones
3-BMC|CNC(C)C(=O)c1cccc(Br)c1||3-bromomethcathinone||class-bromomethcathinones
4-MEC|CCNC(C)C(=O)c1ccc(C)cc1|1225617-18-4|4-methylethcathinone;4-methyl-n-ethylcathinone|71-II b17
3-MEC|CCNC(C)C(=O)c1cccc(C)c1||3-methylethcathinone
4-CEC|CCNC(C)C(=O)c1ccc(Cl)cc1|14919-85-8|4-chloroethcathinone||class-chloroethcathinones
3-CEC|CCNC(C)C(=O)c1cccc(Cl)c1||3-chloroethcathinone||class-chloroethcathinones
Ethcathinone|CCNC(C)C(=O)c1ccccc1|18259-37-5|n-ethylcathinone
Isoethcathinone|CCNC(C(C)=O)c1ccccc1||iso-ethcathinone
N,N-Dimethylcathinone|CC(C(=O)c1ccccc1)N(C)C|15351-09-4|metamfepramone;n-methylephedrone;n,n-dmc;dimethylpropion
Methedrone|CNC(C)C(=O)c1ccc(OC)cc1|530-54-1|4-methoxymethcathinone;bk-pmma
Buphedrone|CCC(NC)C(=O)c1ccccc1|408332-79-6|
N-Ethylbuphedrone|CCNC(CC)C(=O)c1ccccc1|1354631-28-9|neb
4-Methylbuphedrone|CCC(NC)C(=O)c1ccc(C)cc1|1336911-98-8|
Pentedrone|CCCC(NC)C(=O)c1ccccc1|879722-57-3||71-II b17
4-Methylpentedrone|CCCC(NC)C(=O)c1ccc(C)cc1|1373918-61-6|4-mpd
4-Chloropentedrone|CCCC(NC)C(=O)c1ccc(Cl)cc1||4cl-pentedrone
N-Ethylpentedrone|CCCC(NCC)C(=O)c1ccccc1|18268-16-1|
N-Ethylhexedrone|CCCCC(NCC)C(=O)c1ccccc1|802857-66-5|hexen;neh|71-II b20
N-Ethylheptedrone|CCCCCC(NCC)C(=O)c1ccccc1||
Mexedrone|CNC(COC)C(=O)c1ccc(C)cc1||
3,4-DMMC|CNC(C)C(=O)c1ccc(C)c(C)c1|1082110-00-6|3,4-dimethylmethcathinone
Methylone|CNC(C)C(=O)c1ccc2OCOc2c1|186028-79-5|bk-mdma|71-II b15
Dimethylone|CC(C(=O)c1ccc2OCOc2c1)N(C)C|765231-58-1|bk-mddma;dimetilona
Ethylone|CCNC(C)C(=O)c1ccc2OCOc2c1|1112937-64-0|bk-mdea;mdec|71-II b17
Butylone|CCC(NC)C(=O)c1ccc2OCOc2c1|802575-11-7|bk-mbdb;butilona
Dibutylone|CCC(C(=O)c1ccc2OCOc2c1)N(C)C|802286-83-5|bk-dmbdb
Eutylone|CCNC(CC)C(=O)c1ccc2OCOc2c1|802855-66-9|bk-ebdb;n-ethylbutylone|71-II b22
Pentylone|CCCC(NC)C(=O)c1ccc2OCOc2c1|698963-77-8|bk-mbdp;beta-keto-methylbenzodioxolylpentanamine
Dipentylone|CCCC(C(=O)c1ccc2OCOc2c1)N(C)C|17763-13-2|n,n-dimethylpentylone|71-II b24
N-Ethylpentylone|CCCC(NCC)C(=O)c1ccc2OCOc2c1|952016-47-6|n-ethylnorpentylone;ephylone;bk-ebdp|71-II b19
Benzylone|CC(NCc1ccccc1)C(=O)c1ccc2OCOc2c1|1387636-19-2|bmdp;methylenedioxy-n-benzylcathinone
@class-pyrrolidinophenones|cnd-euda
MDPV|CCCC(N1CCCC1)C(=O)c1ccc2OCOc2c1|687603-66-3|3,4-methylenedioxypyrovalerone;methylenedioxypyrovalerone|71-II b15
alpha-PVP|CCCC(N1CCCC1)C(=O)c1ccccc1|14530-33-7|flakka;alpha-pyrrolidinovalerophenone;a-pvp|71-II b16
alpha-PHP|CCCCC(N1CCCC1)C(=O)c1ccccc1|13415-86-6|alpha-pyrrolidinohexanophenone;a-php|71-II b20
alpha-PiHP|CC(C)CC(N1CCCC1)C(=O)c1ccccc1|2181620-71-1|alpha-pyrrolidinoisohexanophenone;a-pihp|71-II b23
alpha-PBP|CCC(N1CCCC1)C(=O)c1ccccc1|13415-54-8|
alpha-PPP|CC(N1CCCC1)C(=O)c1ccccc1|19134-50-0|
alpha-PVT|CCCC(N1CCCC1)C(=O)c1cccs1|1400742-66-6|
PV8|CCCCCC(N1CCCC1)C(=O)c1ccccc1|13415-83-3|alpha-php-heptanophenone;php7;alpha-pyrrolidinoheptanophenone
PV9|CCCCCCC(N1CCCC1)C(=O)c1ccccc1|13415-59-3|alpha-pop
4-Chloro-alpha-PVP|CCCC(N1CCCC1)C(=O)c1ccc(Cl)cc1|5537-17-7|4cl-alpha-pvp;4-cl-a-pvp;4-ci-a-pvp;4-ci-alpha-pvp;4cl-pvp
4-Fluoro-alpha-PVP|CCCC(N1CCCC1)C(=O)c1ccc(F)cc1|850352-31-7|4f-alpha-pvp
4-Fluoro-alpha-PHP|CCCCC(N1CCCC1)C(=O)c1ccc(F)cc1||4f-alpha-php
4-Methoxy-alpha-PVP|CCCC(N1CCCC1)C(=O)c1ccc(OC)cc1|14979-97-6|4-meo-alpha-pvp
4-MePPP|CC(N1CCCC1)C(=O)c1ccc(C)cc1|28117-79-5|mppp cathinone;4-methyl-alpha-ppp
4-Chloro-alpha-PPP|CC(N1CCCC1)C(=O)c1ccc(Cl)cc1||4cl-alpha-ppp
MPHP|CCCCC(N1CCCC1)C(=O)c1ccc(C)cc1|34138-58-4|4-methyl-alpha-php
MDPBP|CCC(N1CCCC1)C(=O)c1ccc2OCOc2c1|784985-33-7|
MDPPP|CC(N1CCCC1)C(=O)c1ccc2OCOc2c1|783241-66-7|
MDPHP|CCCCC(N1CCCC1)C(=O)c1ccc2OCOc2c1|776994-64-0|3,4-mdphp
Naphyrone|CCCC(N1CCCC1)C(=O)c1ccc2ccccc2c1|850352-53-3|
Pyrovalerone|CCCC(N1CCCC1)C(=O)c1ccc(C)cc1|3563-49-3|centroton|71-IV
@class-piperazines|euda
Benzylpiperazine|C(c1ccccc1)N1CCNCC1|2759-28-6|bzp;1-benzylpiperazine;n-benzylpiperazine|71-II b15
mCPP|Clc1cccc(N2CCNCC2)c1|6640-24-0|1-(3-chlorophenyl)piperazine;meta-chlorophenylpiperazine
pCPP|Clc1ccc(N2CCNCC2)cc1|38212-33-8|1-(4-chlorophenyl)piperazine
TFMPP|FC(F)(F)c1cccc(N2CCNCC2)c1|15532-75-9|
MeOPP|COc1ccc(N2CCNCC2)cc1|38212-30-5|1-(4-methoxyphenyl)piperazine;1-(4-methoxyphenylpiperazine)
pFPP|Fc1ccc(N2CCNCC2)cc1|2252-63-3|1-(4-fluorophenyl)piperazine;1-(4-fluorophenylpiperazine)
MBZP|CN1CCN(Cc2ccccc2)CC1|62226-74-8|1-methyl-4-benzylpiperazine
DBZP|C(c1ccccc1)N1CCN(Cc2ccccc2)CC1|1034-11-3|1,4-dibenzylpiperazine
Phenylpiperazine|C1CN(c2ccccc2)CCN1|92-54-6|1-phenylpiperazine
@class-aminoindanes|euda
2-Aminoindane|NC1Cc2ccccc2C1|2975-41-9|2-ai
MDAI|NC1Cc2cc3OCOc3cc2C1|132741-81-2|
5-IAI|NC1Cc2ccc(I)cc2C1|132367-76-1|
NM-2-AI|CNC1Cc2ccccc2C1|24445-44-1|nm-2ai
@class-phenidates|cnd-euda
Methylphenidate|COC(=O)C(c1ccccc1)C1CCCCN1|113-45-1|ritalin;retalin;concerta|71-II c71
Dexmethylphenidate|COC(=O)[C@@H](c1ccccc1)[C@H]1CCCCN1|40431-64-9|focalin
Ethylphenidate|CCOC(=O)C(c1ccccc1)C1CCCCN1|57413-43-1||71-II b17
Isopropylphenidate|CC(C)OC(=O)C(c1ccccc1)C1CCCCN1|93148-46-0|
4-Fluoromethylphenidate|COC(=O)C(c1ccc(F)cc1)C1CCCCN1|1354631-33-6|4f-mph
Pipradrol|OC(c1ccccc1)(c1ccccc1)C1CCCCN1|467-60-7||71-IV c71
Desoxypipradrol|C1CCNC(C(c2ccccc2)c2ccccc2)C1|519-74-4|2-dpmp;desoxypipradol
@class-aminorexes|cnd
Aminorex|NC1=NCC(c2ccccc2)O1|2207-50-3||71-IV mixed95
4-Methylaminorex|CC1N=C(N)OC1c1ccccc1|3568-94-3||71-I trio90
4,4'-DMAR|CC1N=C(N)OC1c1ccc(C)cc1|1445569-01-6|4,4-dmar|71-II b16
Pemoline|NC1=NC(=O)C(c2ccccc2)O1|2152-34-3||71-IV pair89
@class-benzofurans|euda
5-APB|CC(N)Cc1ccc2occc2c1|286834-81-9|
6-APB|CC(N)Cc1ccc2ccoc2c1|286834-85-3|benzofury
5-APDB|CC(N)Cc1ccc2OCCc2c1|152624-03-8|
6-APDB|CC(N)Cc1ccc2CCOc2c1|152623-93-3|
5-MAPB|CNC(C)Cc1ccc2occc2c1|1354631-77-8|
6-MAPB|CNC(C)Cc1ccc2ccoc2c1|1354631-79-0|
5-EAPB|CCNC(C)Cc1ccc2occc2c1||
2-MAPB|CNC(C)Cc1cc2ccccc2o1||
@class-thiophenes|cnd
Methiopropamine|CNC(C)Cc1cccs1|801156-47-8|mpa|71-II b17
Thiopropamine|CC(N)Cc1cccs1|30433-93-3|
@class-anorectics|inn
Amfepramone|CCN(CC)C(C)C(=O)c1ccccc1|90-84-6|diethylpropion|71-IV c71
Phentermine|CC(C)(N)Cc1ccccc1|122-09-8||71-IV
Chlorphentermine|CC(C)(N)Cc1ccc(Cl)cc1|461-78-9|
Benzfetamine|CC(Cc1ccccc1)N(C)Cc1ccccc1|156-08-1|benzphetamine|71-IV
Phendimetrazine|CC1C(c2ccccc2)OCCN1C|634-03-7||71-IV
Phenmetrazine|CC1NCCOC1c1ccccc1|134-49-6||71-II c71
3-FPM|CC1NCCOC1c1cccc(F)c1|1350768-28-3|3-fluorophenmetrazine
Fenproporex|CC(Cc1ccccc1)NCCC#N|16397-28-7||71-IV
Mefenorex|CC(Cc1ccccc1)NCCCCl|17243-57-1||71-IV
Fenfluramine|CCNC(C)Cc1cccc(C(F)(F)F)c1|458-24-2|
Fencamfamin|CCNC1C2CCC(C2)C1c1ccccc1|1209-98-9||71-IV
Mazindol|OC1(c2ccc(Cl)cc2)N2CCN=C2c2ccccc12|22232-71-9||71-IV
Sibutramine|CC(C)CC(N(C)C)C1(c2ccc(Cl)cc2)CCC1|106650-56-0|
Clobenzorex||13364-32-4|
Lorcaserin||616202-92-7|
@class-other-stimulants|inn
Mesocarb||34262-84-5|sydnocarb|71-IV mixed95
Amineptine||57574-09-1||71-II amineptine03
Modafinil|NC(=O)CS(=O)C(c1ccccc1)c1ccccc1|68693-11-8|provigil
Armodafinil||112111-43-0|
Cathine|C[C@H](N)[C@@H](O)c1ccccc1|492-39-7|norpseudoephedrine|71-III
Dimethocaine|CCN(CC)CC(C)(C)COC(=O)c1ccc(N)cc1|94-15-5|larocaine
Methylhexanamine|CCC(C)CC(C)N|105-41-9|dmaa;methylhexaneamine
Propylhexedrine|CNC(C)CC1CCCCC1|101-40-6|
@class-2c|cnd
2C-B|COc1cc(CCN)c(OC)cc1Br|66142-81-2||71-II mixed01
2C-C|COc1cc(CCN)c(OC)cc1Cl|88441-14-9|
2C-D|COc1cc(CCN)c(OC)cc1C|24333-19-5|
2C-E|CCc1cc(OC)c(CCN)cc1OC|71539-34-9|
2C-H|COc1ccc(OC)c(CCN)c1|3600-86-0|2,5-dimethoxyphenethylamine
2C-I|COc1cc(CCN)c(OC)cc1I|69587-11-7|
2C-P|CCCc1cc(OC)c(CCN)cc1OC|207740-22-5|
2C-N|COc1cc(CCN)c(OC)cc1[N+](=O)[O-]|261789-00-8|
2C-T-2|CCSc1cc(OC)c(CCN)cc1OC|207740-24-7|
2C-T-7|CCCSc1cc(OC)c(CCN)cc1OC|207740-26-9|
bk-2C-B|COc1cc(C(=O)CN)c(OC)cc1Br|807631-09-0|
@class-nbome|cnd
25I-NBOMe|COc1ccccc1CNCCc1cc(OC)c(I)cc1OC|919797-19-6|2c-i-nbome|71-I b15
25B-NBOMe|COc1ccccc1CNCCc1cc(OC)c(Br)cc1OC|1026511-90-9|2c-b-nbome|71-I b15
25C-NBOMe|COc1ccccc1CNCCc1cc(OC)c(Cl)cc1OC|1227608-02-7|2c-c-nbome|71-I b15
25H-NBOMe|COc1ccccc1CNCCc1cc(OC)ccc1OC|1566571-52-5|
25E-NBOMe|CCc1cc(OC)c(CCNCc2ccccc2OC)cc1OC|1354632-14-6|
25D-NBOMe|COc1ccccc1CNCCc1cc(OC)c(C)cc1OC|1354632-02-2|
25N-NBOMe|COc1ccccc1CNCCc1cc(OC)c([N+](=O)[O-])cc1OC|1354632-03-3|
25B-NBOH|COc1cc(CCNCc2ccccc2O)c(OC)cc1Br|1335331-46-8|
25I-NBOH|COc1cc(CCNCc2ccccc2O)c(OC)cc1I|919797-20-9|
25C-NBOH|COc1cc(CCNCc2ccccc2O)c(OC)cc1Cl|1391488-16-6|
25E-NBOH|CCc1cc(OC)c(CCNCc2ccccc2O)cc1OC||
@class-dox|cnd
DOB|COc1cc(CC(C)N)c(OC)cc1Br|64638-07-9|brolamfetamine|71-I
DOC|COc1cc(CC(C)N)c(OC)cc1Cl|123431-31-2||71-I b20
DOI|COc1cc(CC(C)N)c(OC)cc1I|42203-78-1|
DOM|COc1cc(CC(C)N)c(OC)cc1C|15588-95-1|stp|71-I c71
DOET|CCc1cc(OC)c(CC(C)N)cc1OC|22004-32-6||71-I
2,5-DMA|COc1ccc(OC)c(CC(C)N)c1|2801-68-5|dma;2,5-dimethoxyamphetamine|71-I
TMA|COc1cc(CC(C)N)cc(OC)c1OC|1082-88-8|3,4,5-trimethoxyamphetamine|71-I
TMA-2|COc1cc(OC)c(CC(C)N)cc1OC|1083-09-6|2,4,5-trimethoxyamphetamine
@class-phenethylamines|inn
Phenethylamine|NCCc1ccccc1|64-04-0|beta-phenethylamine;2-phenylethylamine
Mescaline|COc1cc(CCN)cc(OC)c1OC|54-04-6||71-I c71
2C-B-FLY|NCCc1c2CCOc2c(Br)c2CCOc12|733720-95-1|
@class-tryptamines|cnd
DMT|CN(C)CCc1c[nH]c2ccccc12|61-50-7|dimethyltryptamine;n,n-dimethyltryptamine|71-I c71
DET|CCN(CC)CCc1c[nH]c2ccccc12|61-51-8|diethyltryptamine|71-I c71
DPT|CCCN(CCC)CCc1c[nH]c2ccccc12|61-52-9|dipropyltryptamine
DiPT|CC(C)N(CCc1c[nH]c2ccccc12)C(C)C|14780-24-6|diisopropyltryptamine
MiPT|CC(C)N(C)CCc1c[nH]c2ccccc12|96096-52-5|
NMT|CNCCc1c[nH]c2ccccc12|61-49-4|n-methyltryptamine
Tryptamine|NCCc1c[nH]c2ccccc12|61-54-1|
alpha-Methyltryptamine|CC(N)Cc1c[nH]c2ccccc12|299-26-3|amt
Etryptamine|CCC(N)Cc1c[nH]c2ccccc12|2235-90-7|alpha-ethyltryptamine;aet|71-I mixed95
Psilocin|CN(C)CCc1c[nH]c2cccc(O)c12|520-53-6|psilocine;4-ho-dmt;4-oh-dmt|71-I c71
Psilocybin|CN(C)CCc1c[nH]c2cccc(OP(=O)(O)O)c12|520-52-5|psilocybine|71-I c71
4-AcO-DMT|CN(C)CCc1c[nH]c2cccc(OC(C)=O)c12|92292-84-7|o-acetylpsilocin;psilacetin
4-HO-MET|CCN(C)CCc1c[nH]c2cccc(O)c12|77872-41-4|4-oh-met;metocin
4-HO-MiPT|CC(C)N(C)CCc1c[nH]c2cccc(O)c12|77872-43-6|4-oh-mipt;miprocin
4-HO-DET|CCN(CC)CCc1c[nH]c2cccc(O)c12|22204-89-3|4-oh-det;ethocin
4-HO-DiPT|CC(C)N(CCc1c[nH]c2cccc(O)c12)C(C)C|132328-45-1|4-oh-dipt
4-AcO-MET|CCN(C)CCc1c[nH]c2cccc(OC(C)=O)c12|1445751-40-5|
4-AcO-DET|CCN(CC)CCc1c[nH]c2cccc(OC(C)=O)c12|1135424-15-5|
4-Hydroxytryptamine|NCCc1c[nH]c2cccc(O)c12|570-14-9|
5-Hydroxy-N-methyltryptamine|CNCCc1c[nH]c2ccc(O)cc12|1134-01-6|norbufotenin
Bufotenin|CN(C)CCc1c[nH]c2ccc(O)cc12|487-93-4|5-oh-dmt;5-ho-dmt
5-MeO-DMT|COc1ccc2[nH]cc(CCN(C)C)c2c1|1019-45-0|
5-MeO-DALT|COc1ccc2[nH]cc(CCN(CC=C)CC=C)c2c1|928822-98-4|
5-MeO-MiPT|COc1ccc2[nH]cc(CCN(C)C(C)C)c2c1|96096-55-8|
5-MeO-DiPT|COc1ccc2[nH]cc(CCN(C(C)C)C(C)C)c2c1|4021-34-5|foxy
5-MeO-DBT|CCCCN(CCCC)CCc1c[nH]c2ccc(OC)cc12||
5-MeO-DET|CCN(CC)CCc1c[nH]c2ccc(OC)cc12|2454-70-8|
5-MeO-AMT|COc1ccc2[nH]cc(CC(C)N)c2c1|1137-04-8|
@class-lysergamides|cnd
LSD|CCN(CC)C(=O)[C@@H]1C=C2c3cccc4[nH]cc(C[C@H]2N(C)C1)c34|50-37-3|lysergide;lysergic acid diethylamide;lsd-25|71-I c71
LSA|CN1C[C@@H](C=C2c3cccc4[nH]cc(C[C@H]12)c34)C(N)=O|478-94-4|ergine;lysergic acid amide|
1P-LSD|CCN(CC)C(=O)[C@@H]1C=C2c3cccc4n(C(=O)CC)cc(C[C@H]2N(C)C1)c34|2349358-81-0|
1cP-LSD||2767597-50-0|
1V-LSD|||
ALD-52||3270-02-8|1a-lsd
AL-LAD||65527-61-9|6-allyl-6-nor-lsd
ETH-LAD||65527-62-0|
@class-arylcyclohexylamines|cnd
Ketamine|CNC1(c2ccccc2Cl)CCCCC1=O|6740-88-1|ketalar
Phencyclidine|C1CCN(C2(c3ccccc3)CCCCC2)CC1|77-10-1|pcp|71-II c71
Eticyclidine|CCNC1(c2ccccc2)CCCCC1|2201-15-2|pce|71-I pcp80
Rolicyclidine|C1CCN(C2(c3ccccc3)CCCCC2)C1|2201-39-0|php;pcpy|71-I pcp80
Tenocyclidine|C1CCN(C2(c3cccs3)CCCCC2)CC1|21500-98-1|tcp|71-I pcp80
Methoxetamine|CCNC1(c2cccc(OC)c2)CCCCC1=O|1239943-76-0|mxe|71-II b16
3-MeO-PCP|COc1cccc(C2(N3CCCCC3)CCCCC2)c1|72242-03-6|3-methoxyphencyclidine|71-II b21
4-MeO-PCP|COc1ccc(C2(N3CCCCC3)CCCCC2)cc1|2201-35-6|4-methoxyphencyclidine
3-HO-PCP|Oc1cccc(C2(N3CCCCC3)CCCCC2)c1|79787-43-2|3-hydroxy pcp
3-MeO-PCE|CCNC1(c2cccc(OC)c2)CCCCC1|1364933-80-1|
3-HO-PCE|CCNC1(c2cccc(O)c2)CCCCC1||
2-Fluorodeschloroketamine|CNC1(c2ccccc2F)CCCCC1=O|111982-50-4|2-fdck;2f-dck|71-II b24
Deschloroketamine|CNC1(c2ccccc2)CCCCC1=O|7063-30-1|dck
Tiletamine|CCNC1(c2cccs2)CCCCC1=O|14176-49-9|
Benocyclidine||112726-66-6|btcp
@class-diarylethylamines|cnd
Diphenidine|C(C(c1ccccc1)N1CCCCC1)c1ccccc1|36794-52-2||71-II b21
Methoxphenidine|COc1ccccc1C(Cc1ccccc1)N1CCCCC1|127529-46-8|2-methoxydiphenidine;mxp
Ephenidine|CCNC(Cc1ccccc1)c1ccccc1|60951-19-1|
@class-dissociatives|inn
Nitrous oxide|[N-]=[N+]=O|10024-97-2|
Salvinorin A|COC(=O)[C@@H]1C[C@H](OC(C)=O)C(=O)[C@H]2[C@@]1(C)CC[C@H]1C(=O)O[C@@H](C[C@]21C)c1ccoc1|83729-01-5|salvinorin
`;
