/** Opioids. The columns and the source codes are in table.ts. */
export const OPIOIDS = `
@class-fentanils|inn-cnd
Fentanyl|CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|437-38-7|phentanyl;fentanil;duragesic;sublimaze;actiq|61-I
Alfentanil|CCC(=O)N(c1ccccc1)C1(COC)CCN(CCn2nnn(CC)c2=O)CC1|71195-58-9||61-I
Sufentanil|CCC(=O)N(c1ccccc1)C1(COC)CCN(CCc2cccs2)CC1|56030-54-7||61-I opioids80
Remifentanil|CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCC(=O)OC)CC1|132875-61-7||61-I opioids99
Carfentanil|CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1|59708-52-0|carfentanyl|61-I b18;61-IV b18
Ocfentanil|COCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1|101343-69-5|ocfentanyl|61-I b18
Acetylfentanyl|CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|3258-84-2|desmethylfentanyl|61-I b16;61-IV b16
Acryloylfentanyl|C=CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|82003-75-6|acrylfentanyl;acryl fentanyl|61-I b18
Butyrfentanyl|CCCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|1169-70-6|butyrylfentanyl|61-I b17
Isobutyrylfentanyl|CC(C)C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|119618-70-1|isobutyrfentanyl
Furanylfentanyl|O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|101345-66-8|fu-f;2-furanylfentanyl;furanyl fentanyl|61-I b18
3-Furanylfentanyl|O=C(c1ccoc1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|101365-55-3|
Tetrahydrofuranylfentanyl|O=C(C1CCCO1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|2142571-01-3|thf-f;tetrahydrofuran fentanyl|61-I b18
Cyclopropylfentanyl|O=C(C1CC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|1169-68-2|cyclopropyl fentanyl|61-I b19
Cyclopentylfentanyl|O=C(C1CCCC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|2088918-01-6|
Methoxyacetylfentanyl|COCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|101345-67-9|methoxyacetyl fentanyl|61-I b19
Valerylfentanyl|CCCCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|122882-90-0|pentanoyl fentanyl|61-I b20
Isovalerylfentanyl|CC(C)CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1||
Crotonylfentanyl|C/C=C/C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|760930-59-4|crotonyl fentanyl|61-I b20
Phenylfentanyl|O=C(c1ccccc1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|120448-97-7|benzoylfentanyl;benzoyl fentanyl
Thiofuranylfentanyl|O=C(c1cccs1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1|2306827-77-8|thiophene fentanyl
para-Fluorofentanyl|CCC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1|90736-23-5|pff;4-fluorofentanyl|61-I;61-IV|class-fluorofentanyls
ortho-Fluorofentanyl|CCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1||2-fluorofentanyl|61-I b19|class-fluorofentanyls
meta-Fluorofentanyl|CCC(=O)N(c1cccc(F)c1)C1CCN(CCc2ccccc2)CC1||3-fluorofentanyl||class-fluorofentanyls
para-Chlorofentanyl|CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CCc2ccccc2)CC1||||class-chlorofentanyls
ortho-Chlorofentanyl|CCC(=O)N(c1ccccc1Cl)C1CCN(CCc2ccccc2)CC1||||class-chlorofentanyls
para-Methylfentanyl|CCC(=O)N(c1ccc(C)cc1)C1CCN(CCc2ccccc2)CC1||4-methylfentanyl||class-methylfentanyls
meta-Methylfentanyl|CCC(=O)N(c1cccc(C)c1)C1CCN(CCc2ccccc2)CC1||m-methylfentanyl||class-methylfentanyls
3-Methylfentanyl|CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1C|42045-86-3|mefentanyl;tmf|61-I;61-IV|class-methylfentanyls
alpha-Methylfentanyl|CCC(=O)N(c1ccccc1)C1CCN(C(C)Cc2ccccc2)CC1|79704-88-4||61-I;61-IV|class-methylfentanyls
beta-Methylfentanyl|CCC(=O)N(c1ccccc1)C1CCN(CC(C)c2ccccc2)CC1||||class-methylfentanyls
Acetyl-alpha-methylfentanyl|CC(=O)N(c1ccccc1)C1CCN(C(C)Cc2ccccc2)CC1|101860-00-8||61-I;61-IV
alpha-Methylthiofentanyl|CCC(=O)N(c1ccccc1)C1CCN(C(C)Cc2cccs2)CC1|103963-66-2||61-I;61-IV
3-Methylthiofentanyl|CCC(=O)N(c1ccccc1)C1CCN(CCc2cccs2)CC1C|86052-04-2||61-I;61-IV
Thiofentanyl|CCC(=O)N(c1ccccc1)C1CCN(CCc2cccs2)CC1|1165-22-6||61-I;61-IV
beta-Hydroxyfentanyl|CCC(=O)N(c1ccccc1)C1CCN(CC(O)c2ccccc2)CC1|78995-10-5||61-I;61-IV
beta-Hydroxy-3-methylfentanyl|CCC(=O)N(c1ccccc1)C1CCN(CC(O)c2ccccc2)CC1C|78995-14-9|ohmefentanyl|61-I;61-IV
beta-Hydroxythiofentanyl|CCC(=O)N(c1ccccc1)C1CCN(CC(O)c2cccs2)CC1|1474-34-6|
para-Fluorobutyrylfentanyl|CCCC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1|244195-31-1|p-fbf;4-fbf;para-fluorobutyrfentanyl|61-I b19|class-fluorobutyrylfentanyls
ortho-Fluorobutyrylfentanyl|CCCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1||o-fbf||class-fluorobutyrylfentanyls
4-Fluoroisobutyrfentanyl|CC(C)C(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1|244195-32-2|4-fibf;p-fibf;para-fluoroisobutyrylfentanyl;4-fluoroisobutyrylfentanyl|61-I b18|class-fluorobutyrylfentanyls
para-Fluoroacetylfentanyl|CC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1||
para-Fluoro furanylfentanyl|O=C(c1ccco1)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1||
para-Fluoro valerylfentanyl|CCCCC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1||
ortho-Fluoro acrylfentanyl|C=CC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1||ortho-fluoro acryloylfentanyl
Benzylfentanyl|CCC(=O)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1|1474-02-8|r-6801||class-precursors-fentanyl
para-Fluoro benzylfentanyl|CCC(=O)N(c1ccc(F)cc1)C1CCN(Cc2ccccc2)CC1||
Furanyl benzylfentanyl|O=C(c1ccco1)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1||
Fentanyl carbamate|CCOC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1||
N-Methyl norfentanyl|CCC(=O)N(c1ccccc1)C1CCN(C)CC1||
@class-nitazenes|cnd
Etonitazene|CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cc([N+](=O)[O-])ccc12|911-65-9||61-I c61
Clonitazene|CCN(CC)CCn1c(Cc2ccc(Cl)cc2)nc2cc([N+](=O)[O-])ccc12|3861-76-5||61-I c61
Isotonitazene|CCN(CC)CCn1c(Cc2ccc(OC(C)C)cc2)nc2cc([N+](=O)[O-])ccc12|14188-81-9|toni|61-I b21
Metonitazene|CCN(CC)CCn1c(Cc2ccc(OC)cc2)nc2cc([N+](=O)[O-])ccc12|14680-51-4||61-I b22
Protonitazene|CCCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1|95958-84-2|pronitazene|61-I b23
Butonitazene|CCCCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1|95810-54-1||61-I b24
Etodesnitazene|CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2ccccc12|14030-76-3|etazene|61-I b23
Metodesnitazene|CCN(CC)CCn1c(Cc2ccc(OC)cc2)nc2ccccc12|14030-77-4|metazene
Isotodesnitazene|CCN(CC)CCn1c(Cc2ccc(OC(C)C)cc2)nc2ccccc12||isodesnitazene
Flunitazene|CCN(CC)CCn1c(Cc2ccc(F)cc2)nc2cc([N+](=O)[O-])ccc12|2728-91-8|
Etonitazepyne|CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN2CCCC2)cc1|2785346-75-8|n-pyrrolidino etonitazene|61-I b23
Metonitazepyne|COc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN2CCCC2)cc1||n-pyrrolidino metonitazene|61-I b25
Protonitazepyne|CCCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN2CCCC2)cc1||n-pyrrolidino protonitazene|61-I b25
Isotonitazepyne|CC(C)Oc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN2CCCC2)cc1||n-pyrrolidino isotonitazene
Etonitazepipne|CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN2CCCCC2)cc1||n-piperidinyl etonitazene|61-I b25
N-Desethyl isotonitazene|CCNCCn1c(Cc2ccc(OC(C)C)cc2)nc2cc([N+](=O)[O-])ccc12|2732926-24-6|norisotonitazene|61-I b25
N-Desethyl etonitazene|CCNCCn1c(Cc2ccc(OCC)cc2)nc2cc([N+](=O)[O-])ccc12||desethyletonitazene
Ethyleneoxynitazene|CCN(CC)CCn1c(Cc2ccc3c(c2)CCO3)nc2cc([N+](=O)[O-])ccc12||
@class-orphines|cnd
Brorphine|CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1|2244737-98-0||61-I b22
Chlorphine|CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1||chlorphin
Spirochlorphine|CC(c1ccc(Cl)cc1)N1CCC2(CC1)C(=O)NCN2c1ccccc1||r-6890
@class-u-series|euda
U-47700|CN(C)C1CCCCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1|82657-23-6|u4|61-I b17
AH-7921|CN(C)C1(CNC(=O)c2ccc(Cl)c(Cl)c2)CCCCC1|55154-30-8|doxylam|61-I b15
U-48800|CN(C)C1CCCCC1N(C)C(=O)Cc1ccc(Cl)cc1Cl||
U-49900|CCN(CC)C1CCCCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1||
U-51754|CN(C)C1CCCCC1N(C)C(=O)Cc1ccc(Cl)c(Cl)c1||
U-50488|CN(C(=O)Cc1ccc(Cl)c(Cl)c1)C1CCCCC1N1CCCC1|67198-13-4|
Isopropyl U-47700|CC(C)N(C(=O)c1ccc(Cl)c(Cl)c1)C1CCCCC1N(C)C||
3,4-Methylenedioxy-U-47700|CN(C)C1CCCCC1N(C)C(=O)c1ccc2OCOc2c1||
W-18|O=[N+]([O-])c1ccc(CCN2CCCCC2=NS(=O)(=O)c2ccc(Cl)cc2)cc1|93101-02-1|
@class-piperazine-opioids|cnd
MT-45|C1CCCCC1N1CCN(C(Cc2ccccc2)c2ccccc2)CC1|52694-55-0|ic-6|61-I b16
AP-237|CCCC(=O)N1CCN(C/C=C/c2ccccc2)CC1|17719-89-0|bucinnazine
2-Methyl-AP-237|CCCC(=O)N1CCN(C/C=C/c2ccccc2)CC1C|98608-61-8|2-map|61-I b23
AP-238|CCC(=O)N1C(C)CN(C/C=C/c2ccccc2)CC1C|140924-11-4|
@class-phenylpiperidine-opioids|inn
Pethidine|CCOC(=O)C1(c2ccccc2)CCN(C)CC1|57-42-1|meperidine;demerol|61-I c61
Pethidine intermediate A|CN1CCC(C#N)(c2ccccc2)CC1|3627-62-1|meperidine intermediate a|61-I c61
Pethidine intermediate B|CCOC(=O)C1(c2ccccc2)CCNCC1|77-17-8|norpethidine;meperidine intermediate b|61-I c61
Pethidine intermediate C|CN1CCC(C(=O)O)(c2ccccc2)CC1|3627-48-3|pethidinic acid;meperidine intermediate c|61-I c61
MPPP|CCC(=O)OC1(c2ccccc2)CCN(C)CC1|13147-09-6|desmethylprodine|61-I;61-IV
PEPAP|CC(=O)OC1(c2ccccc2)CCN(CCc2ccccc2)CC1|64-52-8||61-I;61-IV
Allylprodine|C=CCC1CN(C)CCC1(OC(=O)CC)c1ccccc1|25384-17-2||61-I c61
Alphaprodine|CCC(=O)O[C@@]1(c2ccccc2)CCN(C)C[C@H]1C|77-20-3||61-I c61
Betaprodine|CCC(=O)O[C@@]1(c2ccccc2)CCN(C)C[C@@H]1C|468-59-7||61-I c61
Alphameprodine|CCC(=O)O[C@@]1(c2ccccc2)CCN(C)C[C@H]1CC|468-51-9||61-I c61
Betameprodine|CCC(=O)O[C@@]1(c2ccccc2)CCN(C)C[C@@H]1CC|468-50-8||61-I c61
Anileridine|CCOC(=O)C1(c2ccccc2)CCN(CCc2ccc(N)cc2)CC1|144-14-9||61-I c61
Benzethidine|CCOC(=O)C1(c2ccccc2)CCN(CCOCc2ccccc2)CC1|3691-78-9||61-I c61
Etoxeridine|CCOC(=O)C1(c2ccccc2)CCN(CCOCCO)CC1|469-82-9||61-I c61
Furethidine|CCOC(=O)C1(c2ccccc2)CCN(CCOCC2CCCO2)CC1|2385-81-1||61-I c61
Hydroxypethidine|CCOC(=O)C1(c2cccc(O)c2)CCN(C)CC1|468-56-4||61-I c61
Ketobemidone|CCC(=O)C1(c2cccc(O)c2)CCN(C)CC1|469-79-4|ketogan|61-I c61;61-IV c61
Morpheridine|CCOC(=O)C1(c2ccccc2)CCN(CCN2CCOCC2)CC1|469-81-8||61-I c61
Phenoperidine|CCOC(=O)C1(c2ccccc2)CCN(CCC(O)c2ccccc2)CC1|562-26-5||61-I c61
Piminodine|CCOC(=O)C1(c2ccccc2)CCN(CCCNc2ccccc2)CC1|13495-09-5||61-I c61
Properidine|CC(C)OC(=O)C1(c2ccccc2)CCN(C)CC1|561-76-2||61-I c61
Trimeperidine|CCC(=O)OC1(c2ccccc2)CC(C)N(C)CC1C|64-39-1|promedol|61-I c61
Proheptazine|CCC(=O)OC1(c2ccccc2)CCCN(C)CC1C|77-14-5||61-I c61
Diphenoxylate|CCOC(=O)C1(c2ccccc2)CCN(CCC(C#N)(c2ccccc2)c2ccccc2)CC1|915-30-0|lomotil|61-I c61
Difenoxin|OC(=O)C1(c2ccccc2)CCN(CCC(C#N)(c2ccccc2)c2ccccc2)CC1|28782-42-5||61-I
Loperamide|CN(C)C(=O)C(CCN1CCC(O)(c2ccc(Cl)cc2)CC1)(c1ccccc1)c1ccccc1|53179-11-6|imodium
Tilidine|CCOC(=O)C1(c2ccccc2)CCC=CC1N(C)C|20380-58-9|tilidate;valoron|61-I opioids80
@class-diphenylheptane-opioids|inn
Methadone|CCC(=O)C(CC(C)N(C)C)(c1ccccc1)c1ccccc1|76-99-3|dolophine;methadose|61-I c61
Isomethadone|CCC(=O)C(C(C)CN(C)C)(c1ccccc1)c1ccccc1|466-40-0||61-I c61
Normethadone|CCC(=O)C(CCN(C)C)(c1ccccc1)c1ccccc1|467-85-6||61-I c61
Methadone intermediate|CC(CC(C#N)(c1ccccc1)c1ccccc1)N(C)C|125-79-1||61-I c61
Acetylmethadol|CCC(OC(C)=O)C(CC(C)N(C)C)(c1ccccc1)c1ccccc1|509-74-0||61-I c61
Alphacetylmethadol|CC[C@@H](OC(C)=O)C(C[C@@H](C)N(C)C)(c1ccccc1)c1ccccc1|17199-58-5|laam|61-I c61
Betacetylmethadol|CC[C@H](OC(C)=O)C(C[C@@H](C)N(C)C)(c1ccccc1)c1ccccc1|17199-59-6||61-I c61
Dimepheptanol|CCC(O)C(CC(C)N(C)C)(c1ccccc1)c1ccccc1|545-90-4|methadol|61-I c61
Alphamethadol|CC[C@@H](O)C(C[C@@H](C)N(C)C)(c1ccccc1)c1ccccc1|17199-54-1||61-I c61
Betamethadol|CC[C@H](O)C(C[C@@H](C)N(C)C)(c1ccccc1)c1ccccc1|17199-55-2||61-I c61
Noracymethadol|CCC(OC(C)=O)C(CC(C)NC)(c1ccccc1)c1ccccc1|1477-39-0||61-I
Dipipanone|CCC(=O)C(CC(C)N1CCCCC1)(c1ccccc1)c1ccccc1|467-83-4|diconal|61-I c61
Norpipanone|CCC(=O)C(CCN1CCCCC1)(c1ccccc1)c1ccccc1|561-48-8||61-I
Dipyanone|CCC(=O)C(CC(C)N1CCCC1)(c1ccccc1)c1ccccc1||
Phenadoxone|CCC(=O)C(CC(C)N1CCOCC1)(c1ccccc1)c1ccccc1|467-84-5||61-I c61
Dextromoramide|C[C@@H](CN1CCOCC1)C(C(=O)N1CCCC1)(c1ccccc1)c1ccccc1|357-56-2|palfium|61-I c61
Levomoramide|C[C@H](CN1CCOCC1)C(C(=O)N1CCCC1)(c1ccccc1)c1ccccc1|5666-11-5||61-I c61
Racemoramide|CC(CN1CCOCC1)C(C(=O)N1CCCC1)(c1ccccc1)c1ccccc1|545-59-5||61-I c61
Moramide intermediate|CC(CN1CCOCC1)C(C(=O)O)(c1ccccc1)c1ccccc1|3626-55-9||61-I c61
Dextropropoxyphene|CCC(=O)O[C@@](Cc1ccccc1)(c1ccccc1)[C@H](C)CN(C)C|469-62-5|propoxyphene;darvon;dextropoxyphene|61-II opioids80
Bezitramide|CCC(=O)n1c(=O)n(C2CCN(CCC(C#N)(c3ccccc3)c3ccccc3)CC2)c2ccccc21|15301-48-1||61-I
Piritramide|NC(=O)C1(N2CCCCC2)CCN(CCC(C#N)(c2ccccc2)c2ccccc2)CC1|302-41-0||61-I
Dimenoxadol|CCOC(C(=O)OCCN(C)C)(c1ccccc1)c1ccccc1|509-78-4||61-I c61
Dioxaphetyl butyrate|CCOC(=O)C(CCN1CCOCC1)(c1ccccc1)c1ccccc1|467-86-7||61-I c61
Diethylthiambutene|CCN(CC)C(C)C=C(c1cccs1)c1cccs1|86-14-6||61-I c61
Dimethylthiambutene|CC(C=C(c1cccs1)c1cccs1)N(C)C|524-84-5||61-I c61
Ethylmethylthiambutene|CCN(C)C(C)C=C(c1cccs1)c1cccs1|441-61-2||61-I c61
Piperidylthiambutene|CC(C=C(c1cccs1)c1cccs1)N1CCCCC1||
@class-synthetic-opioids|inn
Diampromide|CCC(=O)N(CC(C)N(C)CCc1ccccc1)c1ccccc1|552-25-0||61-I c61
Phenampromide|CCC(=O)N(C(C)CN1CCCCC1)c1ccccc1|129-83-9||61-I c61
Propiram|CCC(=O)N(C(C)CN1CCCCC1)c1ccccn1|15686-91-6||61-II
Tramadol|CN(C)CC1CCCCC1(O)c1cccc(OC)c1|27203-92-5|ultram;tramal;trodon
O-Desmethyltramadol|CN(C)CC1CCCCC1(O)c1cccc(O)c1|73986-53-5|o-dsmt;desmetramadol
Tapentadol|CC[C@@H](c1cccc(O)c1)[C@@H](C)CN(C)C|175591-23-8|nucynta
Dextromethorphan|COc1ccc2C[C@H]3N(C)CC[C@@]4(CCCC[C@@H]34)c2c1|125-71-3|dxm|||class-dissociatives
Dextrorphan|Oc1ccc2C[C@H]3N(C)CC[C@@]4(CCCC[C@@H]34)c2c1|125-73-5|
Levomethorphan|COc1ccc2C[C@@H]3N(C)CC[C@]4(CCCC[C@H]34)c2c1|125-70-2||61-I c61
Racemethorphan|COc1ccc2CC3N(C)CCC4(CCCCC34)c2c1|510-53-2|methorphan|61-I c61
Levorphanol|Oc1ccc2C[C@@H]3N(C)CC[C@]4(CCCC[C@H]34)c2c1|77-07-6||61-I c61
Racemorphan|Oc1ccc2CC3N(C)CCC4(CCCCC34)c2c1|297-90-5||61-I c61
Norlevorphanol|Oc1ccc2C[C@@H]3NCC[C@]4(CCCC[C@H]34)c2c1|1531-12-0||61-I c61
Levophenacylmorphan|Oc1ccc2C[C@@H]3N(CC(=O)c5ccccc5)CC[C@]4(CCCC[C@H]34)c2c1|10061-32-2||61-I c61
Phenomorphan|Oc1ccc2CC3N(CCc5ccccc5)CCC4(CCCCC34)c2c1|468-07-5||61-I c61
Metazocine|CC1C2Cc3ccc(O)cc3C1(C)CCN2C|3734-52-9||61-I c61
Phenazocine|CC1C2Cc3ccc(O)cc3C1(C)CCN2CCc1ccccc1|127-35-5||61-I c61
Pentazocine|CC(C)=CCN1CCC2(C)C(C)C1Cc1ccc(O)cc12|359-83-1|talwin;fortal|71-III
Butorphanol|OC12CCCCC13CCN(CC1CCC1)C2Cc1ccc(O)cc13|42408-82-2|stadol
Tianeptine|CN1c2ccccc2C(NCCCCCCC(=O)O)c2ccc(Cl)cc2S1(=O)=O|66981-73-5|coaxil;stablon||class-antidepressants
Lefetamine|CN(C)C(Cc1ccccc1)c1ccccc1|7262-75-1|spa|71-IV c71
Zipeprol|COC(c1ccccc1)CN1CCN(CC(O)C(OC)c2ccccc2)CC1|34758-83-3||71-II mixed95
@class-morphinans|inn
Oxycodone|COc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)C(=O)CC[C@@]35O|76-42-6|oxycontin;percocet|61-I c61
Hydrocodone|COc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)C(=O)CC[C@@H]35|125-29-1|vicodin;dihydrocodeinone|61-I c61
Hydromorphone|Oc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)C(=O)CC[C@@H]35|466-99-9|dilaudid;palladone;dihydromorphinone|61-I c61
Oxymorphone|Oc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)C(=O)CC[C@@]35O|76-41-5|opana|61-I c61
Dihydrocodeine|COc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)[C@@H](O)CC[C@@H]35|125-28-0|codidol;dhc|61-II c61
Dihydromorphine|Oc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)[C@@H](O)CC[C@@H]35|509-60-4||61-I c61
Desomorphine|Oc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)CCC[C@@H]35|427-00-9|dihydrodesoxymorphine|61-I c61;61-IV c61
6-Desoxycodeine|COc1ccc2C[C@H]3N(C)CC[C@@]45[C@H]3C=CC[C@@H]4Oc1c25||desoxycodeine
Acetyldihydrocodeine|COc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)[C@@H](OC(C)=O)CC[C@@H]35|3861-72-1||61-II c61
Ethylmorphine|CCOc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)[C@@H](O)C=C[C@@H]35|76-58-4|dionine|61-II c61
Benzylmorphine||14297-87-1||61-I c61
Pholcodine||509-67-1||61-II c61
Nicomorphine||639-48-5||61-I c61
Nicocodine||3688-66-2||61-II
Nicodicodine||808-24-2||61-II
Norcodeine||467-15-2||61-II c61
Normorphine||466-97-7||61-I c61
Morphine methobromide||125-23-5||61-I c61
Morphine-N-oxide||639-46-3||61-I c61
Myrophine||467-18-5||61-I c61
Codoxime||7125-76-0||61-I
Thebacon||466-90-0||61-I c61
Metopon||143-52-2||61-I c61
Methyldesorphine||16008-36-9||61-I c61
Methyldihydromorphine||509-56-8||61-I c61
Hydromorphinol||2183-56-4||61-I c61
Drotebanol||3176-03-2||61-I
Etorphine||14521-96-1||61-I;61-IV
Dihydroetorphine||14357-76-7||61-I opioids99
Acetorphine||25333-77-1||61-I;61-IV
Buprenorphine|CO[C@]12CC[C@@]3(C[C@@H]1[C@](C)(O)C(C)(C)C)[C@H]1Cc4ccc(O)c5O[C@@H]2[C@]3(CCN1CC1CC1)c45|52485-79-7|subutex;temgesic|71-III pair89
Nalbuphine||20594-83-6|
Nalorphine||62-67-9|
Naloxone|C=CCN1CC[C@@]23[C@@H]4Oc5c(O)ccc(C[C@H]1[C@@]2(O)CCC4=O)c35|465-65-6|narcan
Naltrexone|O=C1CC[C@@]2(O)[C@H]3Cc4ccc(O)c5O[C@@H]1[C@]2(CCN3CC1CC1)c45|16590-41-3|
@class-opiates|inn
Heroin|CC(=O)Oc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)[C@@H](OC(C)=O)C=C[C@@H]35|561-27-3|diamorphine;diacetylmorphine;acetomorphine|61-I c61;61-IV c61
Morphine|Oc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)[C@@H](O)C=C[C@@H]35|57-27-2|substitol|61-I c61
Codeine|COc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)[C@@H](O)C=C[C@@H]35|76-57-3|methylmorphine|61-II c61
Thebaine|COC1=CC=C2[C@H]3Cc4ccc(OC)c5O[C@@H]1[C@]2(CCN3C)c45|115-37-7||61-I c61
Oripavine|COC1=CC=C2[C@H]3Cc4ccc(O)c5O[C@@H]1[C@]2(CCN3C)c45|467-04-9||61-I oripavine07
6-Monoacetylmorphine|CC(=O)O[C@H]1C=C[C@H]2[C@H]3Cc4ccc(O)c5O[C@@H]1[C@]2(CCN3C)c45|2784-73-8|6-mam;6-acetylmorphine;monoacetylmorphine
3-Monoacetylmorphine|CC(=O)Oc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)[C@@H](O)C=C[C@@H]35|5140-28-3|3-acetylmorphine;3-mam
6-Monoacetylcodeine|COc1ccc2C[C@H]3N(C)CC[C@@]45[C@@H](Oc1c24)[C@@H](OC(C)=O)C=C[C@@H]35|6703-27-1|acetylcodeine;6-acetylcodeine;6-mac;monoacetylcodeine
Papaverine|COc1ccc(Cc2nccc3cc(OC)c(OC)cc23)cc1OC|58-74-2|
Noscapine||128-62-1|narcotine
Meconin||569-31-3|
`;
