/** Sedatives. Names with a control stand by their INN and CAS number alone where no structure is needed to tell them apart. */
export const SEDATIVES = `
@class-benzodiazepines|inn
Alprazolam|Cc1nnc2CN=C(c3ccccc3)c3cc(Cl)ccc3n12|28981-97-7|xanax|71-IV benzodiazepines84
Bromazepam|O=C1CN=C(c2ccccn2)c2cc(Br)ccc2N1|1812-30-2|lexotan;lexomil;kietyl;kitil|71-IV benzodiazepines84
Brotizolam||57801-81-7|lendormin|71-IV mixed95
Camazepam||36104-80-0||71-IV benzodiazepines84
Chlordiazepoxide||58-25-3|librium|71-IV benzodiazepines84
Clobazam|CN1C(=O)CC(=O)N(c2ccccc2)c2cc(Cl)ccc12|22316-47-8|urbanyl|71-IV benzodiazepines84
Clonazepam|O=C1CN=C(c2ccccc2Cl)c2cc([N+](=O)[O-])ccc2N1|1622-61-3|rivotril;klonopin|71-IV benzodiazepines84
Clorazepate||23887-31-2|tranxene;tranxenek;trankxenek;clorazepic acid;dipotassium clorazepate|71-IV benzodiazepines84
Clotiazepam||33671-46-4||71-IV benzodiazepines84
Cloxazolam||24166-13-0||71-IV benzodiazepines84
Delorazepam||2894-67-9||71-IV benzodiazepines84
Diazepam|CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc12|439-14-5|valium;relanium;sibazon|71-IV benzodiazepines84
Estazolam||29975-16-4||71-IV benzodiazepines84
Ethyl loflazepate||29177-84-2|victan|71-IV benzodiazepines84
Fludiazepam||3900-31-0||71-IV benzodiazepines84
Flunitrazepam|CN1C(=O)CN=C(c2ccccc2F)c2cc([N+](=O)[O-])ccc12|1622-62-4|rohypnol;somnubene|71-III mixed95
Flurazepam||17617-23-1||71-IV benzodiazepines84
Halazepam||23092-17-3||71-IV benzodiazepines84
Haloxazolam||59128-97-1||71-IV benzodiazepines84
Ketazolam||27223-35-4||71-IV benzodiazepines84
Loprazolam||61197-73-7||71-IV benzodiazepines84
Lorazepam|O=C1Nc2ccc(Cl)cc2C(c2ccccc2Cl)=NC1O|846-49-1|ativan;temesta|71-IV benzodiazepines84
Lormetazepam||848-75-9|noctamid|71-IV benzodiazepines84
Medazepam||2898-12-6||71-IV benzodiazepines84
Midazolam|Cc1ncc2CN=C(c3ccccc3F)c3cc(Cl)ccc3n12|59467-70-8|dormicum|71-IV trio90
Nimetazepam||2011-67-8|erimin|71-IV benzodiazepines84
Nitrazepam||146-22-5|mogadon|71-IV benzodiazepines84
Nordazepam||1088-11-5|nordiazepam|71-IV benzodiazepines84
Oxazepam|O=C1Nc2ccc(Cl)cc2C(c2ccccc2)=NC1O|604-75-1|seresta;praxiten;anxiolit;nozepam;nozepane|71-IV benzodiazepines84
Oxazolam||24143-17-7||71-IV benzodiazepines84
Pinazepam||52463-83-9||71-IV benzodiazepines84
Prazepam||2955-38-6|lysanxia|71-IV benzodiazepines84
Quazepam||36735-22-5|
Temazepam||846-50-4|restoril|71-IV benzodiazepines84
Tetrazepam||10379-14-3|myolastan|71-IV benzodiazepines84
Triazolam||28911-01-5|halcion|71-IV benzodiazepines84
Tofisopam||22345-47-7|grandaxin
@class-designer-benzodiazepines|cnd
Phenazepam|O=C1CN=C(c2ccccc2Cl)c2cc(Br)ccc2N1|51753-57-2||71-IV b16
Etizolam|CCc1cc2C(c3ccccc3Cl)=NCc3nnc(C)n3c2s1|40054-69-1||71-IV b20
Flualprazolam|Cc1nnc2CN=C(c3ccccc3F)c3cc(Cl)ccc3n12|28910-91-0||71-IV b20
Clonazolam|Cc1nnc2CN=C(c3ccccc3Cl)c3cc([N+](=O)[O-])ccc3n12|33887-02-4||71-IV b21
Diclazepam|CN1C(=O)CN=C(c2ccccc2Cl)c2cc(Cl)ccc12|2894-68-0||71-IV b21
Flubromazolam|Cc1nnc2CN=C(c3ccccc3F)c3cc(Br)ccc3n12|612526-40-6||71-IV b21
Bromazolam|Cc1nnc2CN=C(c3ccccc3)c3cc(Br)ccc3n12|71368-80-4||71-IV b24
Flubromazepam|O=C1CN=C(c2ccccc2F)c2cc(Br)ccc2N1|2647-50-9|
Meclonazepam||58662-84-3|
Deschloroetizolam||40054-73-7|
Metizolam||40054-68-0|desmethyletizolam
Nitrazolam||28910-99-8|
Pyrazolam||39243-02-2|
Adinazolam||37115-32-5|
Phenazolam||87213-50-1|clobromazolam
Flunitrazolam||2243815-18-9|
@class-z-drugs|inn
Zolpidem||82626-48-0|ambien;stilnox|71-IV mixed01
Zopiclone||43200-80-2|imovane
Eszopiclone||138729-47-2|lunesta
Zaleplon||151319-34-5|sonata
@class-barbiturates|inn
Phenobarbital|CCC1(c2ccccc2)C(=O)NC(=O)NC1=O|50-06-6|gardenal;luminal;phenobarbitone|71-IV c71
Allobarbital||52-43-7||71-IV
Amobarbital||57-43-2|amytal|71-III c71
Barbital||57-44-3|veronal|71-IV c71
Butalbital||77-26-9||71-III
Butobarbital||77-28-1||71-IV
Cyclobarbital||52-31-3||71-III c71
Methylphenobarbital||115-38-8|mephobarbital|71-IV c71
Pentobarbital||76-74-4|nembutal|71-III c71
Secobarbital||76-73-3|seconal|71-II
Secbutabarbital||125-40-6|butabarbital|71-IV
Vinylbital||2430-49-1||71-IV
Thiopental||76-75-5|
@class-methaqualones|inn
Methaqualone|Cc1ccccc1-n1c(C)nc2ccccc2c1=O|72-44-6|quaalude;mandrax|71-II
Mecloqualone||340-57-8||71-II pcp80
Etaqualone||7432-25-9|
@class-ghb-group|inn
GHB|OCCCC(=O)O|591-81-1|gamma-hydroxybutyric acid;gamma hydroxybutyrate;sodium oxybate;gamma hydroxy butyrate|71-II ghb13
GBL|O=C1CCCO1|96-48-0|gamma-butyrolactone;butyrolactone;gamma hydroxy butyl lactone
1,4-Butanediol|OCCCCO|110-63-4|1,4-bd;butane-1,4-diol
@class-gabapentinoids|inn
GABA|NCCCC(=O)O|56-12-2|gamma-aminobutyric acid
Pregabalin|CC(C)CC(CN)CC(=O)O|148553-50-8|lyrica
Gabapentin|NCC1(CC(=O)O)CCCCC1|60142-96-3|neurontin
Baclofen|NCC(CC(=O)O)c1ccc(Cl)cc1|1134-47-0|lioresal;liorezal
Phenibut|NCC(CC(=O)O)c1ccccc1|1078-21-3|
@class-other-sedatives|inn
Carisoprodol|CCCC(C)(COC(N)=O)COC(=O)NC(C)C|78-44-4|soma|71-IV b25
Meprobamate|CCCC(C)(COC(N)=O)COC(N)=O|57-53-4|equanil;equinil;meprobamates|71-IV c71
Glutethimide||77-21-4||71-III c71
Ethchlorvynol||113-18-8||71-IV c71
Ethinamate||126-52-3||71-IV c71
Methyprylon||125-64-4||71-IV c71
Xylazine|Cc1cccc(C)c1NC1=NCCCS1|7361-61-7|
Medetomidine|CC(c1c[nH]cn1)c1cccc(C)c1C|86347-14-0|
Dexmedetomidine||113775-47-6|
Propofol||2078-54-8|
Etomidate||33125-97-2|
Chloral hydrate||302-17-0|
Buspirone||36505-84-7|buspar;chydrate de buspirone;chlorhydrate de buspirone
Hydroxyzine||68-88-2|atarax
`;
