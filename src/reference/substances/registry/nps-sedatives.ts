/** Further benzodiazepines, barbiturates, quinazolinones, GABA analogues and anaesthetics. */
export const NPS_SEDATIVES = `
@class-designer-benzodiazepines|cnd
4-Chlorodiazepam|CN1C(=O)CN=C(c2ccc(Cl)cc2)c2cc(Cl)ccc12|14439-61-3|ro5-4864;4'-chlorodiazepam
3-Hydroxyphenazepam|O=C1Nc2ccc(Br)cc2C(c2ccccc2Cl)=NC1O|70030-11-4|
Fonazepam|O=C1CN=C(c2ccccc2F)c2cc([N+](=O)[O-])ccc2N1|2558-30-7|norflunitrazepam;desmethylflunitrazepam
Nifoxipam|O=C1Nc2ccc([N+](=O)[O-])cc2C(c2ccccc2F)=NC1O|74723-10-7|
Norfludiazepam|O=C1CN=C(c2ccccc2F)c2cc(Cl)ccc2N1|2886-65-9|desalkylflurazepam;norflurazepam
Bromonordiazepam|O=C1CN=C(c2ccccc2)c2cc(Br)ccc2N1|2894-61-3|desalkylgidazepam
Gidazepam|NNC(=O)CN1C(=O)CN=C(c2ccccc2)c2cc(Br)ccc12|129186-29-4|
3-Methylnordiazepam|CC1N=C(c2ccccc2)c2cc(Cl)ccc2NC1=O||
N-Methylclonazepam|CN1C(=O)CN=C(c2ccccc2Cl)c2cc([N+](=O)[O-])ccc12||
Cloniprazepam|O=C1CN=C(c2ccccc2Cl)c2cc([N+](=O)[O-])ccc2N1CC1CC1||
Difludiazepam|CN1C(=O)CN=C(c2c(F)cccc2F)c2cc(Cl)ccc12|35231-38-0|
Fluclotizolam|Cc1nnc2CN=C(c3ccccc3F)c3cc(Cl)sc3n12|54123-15-8|
Flubrotizolam|Cc1nnc2CN=C(c3ccccc3F)c3cc(Br)sc3n12|57801-95-3|
4'-Chloro deschloroalprazolam|Cc1nnc2CN=C(c3ccc(Cl)cc3)c3ccccc3n12||4'-chlorodeschloroalprazolam
8-Aminoclonazolam|Cc1nnc2CN=C(c3ccccc3Cl)c3cc(N)ccc3n12||
Zapizolam|Cc1nnc2CN=C(c3ccccc3Cl)c3nc(Cl)ccc3n12|64098-32-4|
Rilmazafone||99593-25-6|
Thionordazepam||4547-02-8|
Flutazolam||27060-91-9|
Flutoprazepam||25967-29-7|
Cinolazepam||75696-02-5|
Cyprazepam||15687-07-7|
Doxefazepam||40762-15-0|
@class-designer-benzodiazepines|euda
Ethylbromazolam|CCc1nnc2CN=C(c3ccccc3)c3cc(Br)ccc3n12||
@class-benzodiazepines|inn
7-Aminoclonazepam|Nc1ccc2NC(=O)CN=C(c3ccccc3Cl)c2c1|4959-17-5|
7-Aminonitrazepam|Nc1ccc2NC(=O)CN=C(c3ccccc3)c2c1|4928-02-3|
7-Aminoflunitrazepam|CN1C(=O)CN=C(c2ccccc2F)c2cc(N)ccc12|34084-50-9|
alpha-Hydroxyalprazolam|OCc1nnc2CN=C(c3ccccc3)c3cc(Cl)ccc3n12|37115-43-8|
alpha-Hydroxymidazolam|OCc1ncc2CN=C(c3ccccc3F)c3cc(Cl)ccc3n12|59468-90-5|
Demoxepam||963-39-3|
Remimazolam||308242-62-8||
Flumazenil|CCOC(=O)c1ncn2c1CN(C)C(=O)c1cc(F)ccc12|78755-81-4|
5-Chloro-2-methylaminobenzophenone|CNc1ccc(Cl)cc1C(=O)c1ccccc1|1022-13-5|
2-Amino-5-chlorobenzophenone|Nc1ccc(Cl)cc1C(=O)c1ccccc1|719-59-5|
@class-barbiturates|inn
Barbituric acid|O=C1CC(=O)NC(=O)N1|67-52-7|
Aprobarbital|C=CCC1(C(C)C)C(=O)NC(=O)NC1=O|77-02-1|
Metharbital|CCC1(CC)C(=O)NC(=O)N(C)C1=O|50-11-3|
Methohexital|CCC#CC(C)C1(CC=C)C(=O)NC(=O)N(C)C1=O|151-83-7|brevital
Heptabarbital|CCC1(C2=CCCCCC2)C(=O)NC(=O)NC1=O|509-86-4|
Hexobarbital|CN1C(=O)NC(=O)C(C)(C2=CCCCC2)C1=O|56-29-1|
Talbutal|C=CCC1(C(C)CC)C(=O)NC(=O)NC1=O|115-44-6|
Thiamylal|C=CCC1(C(C)CCC)C(=O)NC(=S)NC1=O|77-27-0|
Probarbital|CCC1(C(C)C)C(=O)NC(=O)NC1=O|76-76-6|
@class-methaqualones|cnd
Methylmethaqualone|Cc1ccc(-n2c(C)nc3ccccc3c2=O)c(C)c1|3244-75-5|
Dicloqualone|Cc1nc2ccccc2c(=O)n1-c1c(Cl)cccc1Cl||sl-164
Afloqualone|Cc1ccccc1-n1c(CF)nc2ccc(N)cc2c1=O|56287-74-2|
Mebroqualone|Cc1nc2ccccc2c(=O)n1-c1ccccc1Br|4260-20-2|
Nitromethaqualone|COc1cc([N+](=O)[O-])ccc1-n1c(C)nc2ccccc2c1=O|340-52-3|
Cloroqualone|CCc1nc2ccccc2c(=O)n1-c1c(Cl)cccc1Cl|25509-07-3|
@class-ghb-group|inn
GVL|CC1CCC(=O)O1|108-29-2|gamma-valerolactone
GHV|CC(O)CCC(=O)O|13532-37-1|gamma-hydroxyvaleric acid
@class-gabapentinoids|inn
4F-Phenibut|NCC(CC(=O)O)c1ccc(F)cc1|52501-07-2|4-fluorophenibut;fluorophenibut
Tolibut|Cc1ccc(C(CN)CC(=O)O)cc1|28311-38-8|
4-Amino-3-hydroxybutyric acid|NCC(O)CC(=O)O|352-21-6|gabob;amino hydroxybutyric acid
Gabapentin lactam|O=C1CC2(CCCCC2)CN1|64744-50-9|gabapentin related compound a
4-Phenyl-2-pyrrolidinone|O=C1CC(c2ccccc2)CN1|1198-97-6|phenibut lactam
Picamilon||34562-97-5|
@class-other-sedatives|inn
Mebutamate||64-55-1|
Chlormezanone||80-77-3|
Clomethiazole||533-45-9|chlormethiazole
Azacyclonol||115-46-8|
Detomidine||76631-46-4|
Romifidine|||
Tybamate||4268-36-4|
Paraldehyde||123-63-7|
Sevoflurane||28523-86-6|
Isoflurane||26675-46-7|
Desflurane||57041-67-5|
Halothane||151-67-7|
Enflurane||13838-16-9|
Lemborexant||1369764-02-2|
Daridorexant||1505484-82-1|
Captodiame||486-17-9|
Etifoxine||21715-46-8|
`;
