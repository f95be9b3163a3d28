/** Synthetic cannabinoids outside the systematic families, further plant and semi-synthetic cannabinoids. */
export const NPS_CANNABINOIDS = `
@class-sc-naphthoylindoles|euda
JWH-018 2'-naphthyl isomer|CCCCCn1cc(C(=O)c2ccc3ccccc3c2)c2ccccc12||jwh-018 2-naphthyl isomer
JWH-016|CCCCn1c(C)c(C(=O)c2cccc3ccccc23)c2ccccc12|155471-09-3|
JWH-020|CCCCCCCn1cc(C(=O)c2cccc3ccccc23)c2ccccc12|209414-09-5|
JWH-098|CCCCCn1c(C)c(C(=O)c2ccc(OC)c3ccccc23)c2ccccc12|316189-74-9|
JWH-116|CCCCCn1c(CC)c(C(=O)c2cccc3ccccc23)c2ccccc12||
JWH-182|CCCCCn1cc(C(=O)c2ccc(CCC)c3ccccc23)c2ccccc12|824960-02-3|
JWH-387|CCCCCn1cc(C(=O)c2ccc(Br)c3ccccc23)c2ccccc12||
JWH-412|CCCCCn1cc(C(=O)c2ccc(F)c3ccccc23)c2ccccc12||
JWH-122 N-(4-pentenyl) analog|C=CCCCn1cc(C(=O)c2ccc(C)c3ccccc23)c2ccccc12||
JWH-122 5-methylnaphthyl isomer|CCCCCn1cc(C(=O)c2cccc3c(C)cccc23)c2ccccc12||
AM-2232|N#CCCCCn1cc(C(=O)c2cccc3ccccc23)c2ccccc12|335161-19-8|
AM-1235|O=C(c1cn(CCCCCF)c2cc([N+](=O)[O-])ccc12)c1cccc2ccccc12|335161-27-8|
@class-sc-phenylacetylindoles|euda
JWH-201|CCCCCn1cc(C(=O)Cc2ccc(OC)cc2)c2ccccc12|864445-47-6|
JWH-302|CCCCCn1cc(C(=O)Cc2cccc(OC)c2)c2ccccc12|864445-45-4|
JWH-249|CCCCCn1cc(C(=O)Cc2ccccc2Br)c2ccccc12||
JWH-203 4-chlorophenyl isomer|CCCCCn1cc(C(=O)Cc2ccc(Cl)cc2)c2ccccc12||jwh-206
@class-sc-benzoylindoles|euda
AM-679|CCCCCn1cc(C(=O)c2ccccc2I)c2ccccc12|335160-91-3|
RCS-4 2-methoxy isomer|CCCCCn1cc(C(=O)c2ccccc2OC)c2ccccc12||
RCS-4 3-methoxy isomer|CCCCCn1cc(C(=O)c2cccc(OC)c2)c2ccccc12||
RCS-4 C4 homolog|CCCCn1cc(C(=O)c2ccc(OC)cc2)c2ccccc12||rcs-4-c4
AM-630|COc1ccc(C(=O)c2c(C)n(CCN3CCOCC3)c3cc(I)ccc23)cc1|164178-33-0|
@class-sc-cyclopropanoylindoles|euda
XLR-11 N-(4-fluoropentyl) isomer|CC(F)CCCn1cc(C(=O)C2C(C)(C)C2(C)C)c2ccccc12||
XLR-11 N-(3-fluoropentyl) isomer|CCC(F)CCn1cc(C(=O)C2C(C)(C)C2(C)C)c2ccccc12||
XLR-11 N-(2-fluoropentyl) isomer|CCCC(F)Cn1cc(C(=O)C2C(C)(C)C2(C)C)c2ccccc12||
XLR-12|CC1(C)C(C(=O)c2cn(CCCC(F)(F)F)c3ccccc23)C1(C)C|895155-78-9|
UR-144 N-heptyl analog|CCCCCCCn1cc(C(=O)C2C(C)(C)C2(C)C)c2ccccc12||
XLR-11 degradant|CC(=C)C(C)(C)CC(=O)c1cn(CCCCCF)c2ccccc12||
UR-144 degradant|CC(=C)C(C)(C)CC(=O)c1cn(CCCCC)c2ccccc12||
AB-005|CN1CCCCC1Cn1cc(C(=O)C2C(C)(C)C2(C)C)c2ccccc12|895155-25-6|
@class-sc-indole-carboxamides|euda
4F-NNEI|CC(F)CCCn1cc(C(=O)Nc2cccc3ccccc23)c2ccccc12||4f-mn-24
3F-NNEI|CCC(F)CCn1cc(C(=O)Nc2cccc3ccccc23)c2ccccc12||3f-mn-24
@class-sc-indole-carboxylates|euda
M5FPIC|COC(=O)c1cn(CCCCCF)c2ccccc12||methyl 1-(5-fluoropentyl)-1h-indole-3-carboxylate
@class-sc-indazole-carboxylates|euda
MFUBINAC|COC(=O)c1nn(Cc2ccc(F)cc2)c2ccccc12||methyl 1-(4-fluorobenzyl)-1h-indazole-3-carboxylate
@class-sc-indazole-carboxamides|euda
3F-AMB|COC(=O)C(NC(=O)c1nn(CCC(F)CC)c2ccccc12)C(C)C||
ABO-4en-PINACA|CCC(NC(=O)c1nn(CCCC=C)c2ccccc12)C(N)=O||amp-4en-pinaca
5F-PY-PINACA|O=C(N1CCCC1)c1nn(CCCCCF)c2ccccc12||
AB-FUBINACA 3-fluorobenzyl isomer|NC(=O)C(NC(=O)c1nn(Cc2cccc(F)c2)c2ccccc12)C(C)C||
AB-FUBINACA 2-fluorobenzyl isomer|NC(=O)C(NC(=O)c1nn(Cc2ccccc2F)c2ccccc12)C(C)C||
@class-sc-other|euda
JWH-030|CCCCCn1ccc(C(=O)c2cccc3ccccc23)c1|162934-73-8|
JWH-147|CCCCCCn1cc(C(=O)c2cccc3ccccc23)cc1-c1ccccc1|914458-20-1|
JWH-307|CCCCCn1cc(C(=O)c2cccc3ccccc23)cc1-c1ccccc1F|914458-26-7|
JWH-368|CCCCCn1cc(C(=O)c2cccc3ccccc23)cc1-c1cccc(F)c1|914458-31-4|
JWH-370|CCCCCn1cc(C(=O)c2cccc3ccccc23)cc1-c1ccccc1C|914458-22-3|
CH-PIATA|CCCCCn1cc(CC(=O)NC2CCCCC2)c2ccccc12||
CH-FUBIATA|O=C(Cc1cn(Cc2ccc(F)cc2)c2ccccc12)NC1CCCCC1||
ADB-FUBIATA|CC(C)(C)C(NC(=O)Cc1cn(Cc2ccc(F)cc2)c2ccccc12)C(N)=O||ad-18
AFUBIATA|O=C(Cc1cn(Cc2ccc(F)cc2)c2ccccc12)NC12CC3CC(CC(C3)C1)C2||a-fubiata
ACPI|O=C(NC12CC3CC(CC(C3)C1)C2)Cc1cn(CCCCC)c2ccccc12||apiata;a-piata
HU-308||256934-39-1|
HU-331||137252-25-6|
HU-243||140835-14-9|
5F-JWH-018 adamantyl analog|O=C(c1cn(CCCCCF)c2ccccc12)C12CC3CC(CC(C3)C1)C2||5f-ab-001
@class-cannabis|inn
delta-8-Tetrahydrocannabinolic acid|CCCCCc1cc2c(c(O)c1C(=O)O)[C@@H]1CC(C)=CC[C@H]1C(C)(C)O2||delta-8-thca
Cannabigerolic acid||25555-57-1|cbga
Cannabigerol monomethyl ether||29106-17-0|cbgm
Cannabidivarinic acid|||cbdva
Cannabidibutol|CCCCc1cc(O)c([C@@H]2C=C(C)CC[C@H]2C(C)=C)c(O)c1||cbdb
Cannabicoumaronone||70474-97-4|
Cannabielsoin||52025-76-0|cbe
Tetrahydrocannabivarinic acid|||thcva
11-Hydroxy-delta-9-tetrahydrocannabinol|CCCCCc1cc(O)c2[C@@H]3C=C(CO)CC[C@H]3C(C)(C)Oc2c1|36557-05-8|11-oh-thc
11-Nor-9-carboxy-delta-9-tetrahydrocannabinol|CCCCCc1cc(O)c2[C@@H]3C=C(C(=O)O)CC[C@H]3C(C)(C)Oc2c1|56354-06-4|thc-cooh;thc-oic acid;11-nor-delta-9-thc-9-carboxy
@class-semisynthetic-cannabinoids|euda
delta-9-Tetrahydrocannabiphorol|CCCCCCCc1cc(O)c2[C@@H]3C=C(C)CC[C@H]3C(C)(C)Oc2c1|54763-99-4|thcp;thc-p;tetrahydrocannabiphorol
delta-8-Tetrahydrocannabiphorol|CCCCCCCc1cc(O)c2[C@@H]3CC(C)=CC[C@H]3C(C)(C)Oc2c1||delta-8-thcp
delta-9-Tetrahydrocannabutol|CCCCc1cc(O)c2[C@@H]3C=C(C)CC[C@H]3C(C)(C)Oc2c1|60008-00-6|thcb;tetrahydrocannabutol
delta-9-Tetrahydrocannabihexol|CCCCCCc1cc(O)c2[C@@H]3C=C(C)CC[C@H]3C(C)(C)Oc2c1|36482-24-3|thch;tetrahydrocannabihexol
delta-11-Tetrahydrocannabinol|CCCCCc1cc(O)c2[C@@H]3CC(=C)CC[C@H]3C(C)(C)Oc2c1|27179-28-8|exo-thc;delta-9,11-thc
Hexahydrocannabinol acetate|CCCCCc1cc(OC(C)=O)c2C3CC(C)CCC3C(C)(C)Oc2c1||hhc-o;hhc acetate
Hexahydrocannabihexol|CCCCCCc1cc(O)c2C3CC(C)CCC3C(C)(C)Oc2c1||hhch
9-Hydroxyhexahydrocannabinol|CCCCCc1cc(O)c2C3CC(C)(O)CCC3C(C)(C)Oc2c1||9-oh-hhc
`;
