<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>it said nothing</source>
            <translation>ал эч нерсе билдирген жок</translation>
        </message>
        <message>
            <source>The child process stopped without a result: {reason}</source>
            <translation>Көмөкчү процесс жыйынтыксыз токтоду: {reason}</translation>
        </message>
        <message>
            <source>The interpreter {path} cannot be started: {reason}</source>
            <translation>{path} интерпретатору ишке кирген жок: {reason}</translation>
        </message>
        <message>
            <source>The library in the plugin's folder is of another version; reinstall it.</source>
            <translation>Модулдун папкасындагы китепкана башка версияда; модулду кайра орнотуңуз.</translation>
        </message>
        <message>
            <source>The calculation failed: {reason}. Details are in the log.</source>
            <translation>Эсептөө ишке ашкан жок: {reason}. Чоо-жайы журналда.</translation>
        </message>
        <message>
            <source>the settings exclude it</source>
            <translation>жөндөөлөр буга тыюу салат</translation>
        </message>
        <message>
            <source>The calculation cannot run inside QGIS ({inside}) nor beside it ({beside}). Install Python 3.11 or newer with geopandas in a virtual environment and give its interpreter as SEDP_CHILD_PYTHON or in the setting sedp/child_python.</source>
            <translation>Эсептөө QGIS программасынын ичинде да ({inside}), анын жанында да ({beside}) жүрө албайт. Python 3.11 же андан жаңысын geopandas менен виртуалдык чөйрөгө орнотуп, анын интерпретаторун SEDP_CHILD_PYTHON өзгөрмөсүндө же sedp/child_python жөндөөсүндө көрсөтүңүз.</translation>
        </message>
        <message>
            <source>its Python is older than 3.11</source>
            <translation>анын Python программасы 3.11 версиясынан эски</translation>
        </message>
        <message>
            <source>it has no {package}</source>
            <translation>анда {package} жок</translation>
        </message>
        <message>
            <source>its {package} was installed by pip and would crash QGIS</source>
            <translation>анын {package} пакети pip аркылуу орнотулган, ал QGIS программасын бузуп токтотмок</translation>
        </message>
        <message>
            <source>its {package} does not start</source>
            <translation>анын {package} пакети ишке кирбейт</translation>
        </message>
        <message>
            <source>its {package} is too old</source>
            <translation>анын {package} пакети өтө эски</translation>
        </message>
        <message>
            <source>there is no interpreter at {path}</source>
            <translation>{path} дарегинде интерпретатор жок</translation>
        </message>
        <message>
            <source>the interpreter {path} may not be run</source>
            <translation>{path} интерпретаторун иштетүүгө уруксат жок</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Ката</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Эскертүү</translation>
        </message>
        <message>
            <source>Information</source>
            <translation>Маалымат</translation>
        </message>
        <message>
            <source>Land balance</source>
            <translation>Жер балансы</translation>
        </message>
        <message>
            <source>Adds up the land by category or another column, measured and registered, used and unused. The balance closes: parcels − overlaps + gaps − land outside = territory, and the residual is shown. Land without a code is a row of its own, not a loss.</source>
            <translation>Жерлерди категориялар же башка мамыча боюнча кошот: өлчөнгөнү менен катталганын, пайдаланылганы менен пайдаланылбаганын. Баланс дал келет: тилкелер − кабатталуулар + боштуктар − чек арадан тышкары жерлер = аймак, калдык айырма көрсөтүлөт. Коду жок жерлер өзүнчө сапта турат, жоголбойт.</translation>
        </message>
        <message>
            <source>Table with a row for each group, in hectares, and rows for what does not fit.</source>
            <translation>Таблица: ар бир топко бир сап, гектар менен, жана дал келбегендер үчүн саптар.</translation>
        </message>
        <message>
            <source>Cross table</source>
            <translation>Жыйынды таблица</translation>
        </message>
        <message>
            <source>Table of category, kind of land, ownership and use together, in hectares.</source>
            <translation>Таблица: категория, чарба жеринин түрү, менчиктин түрү жана пайдаланылышы чогуу, гектар менен.</translation>
        </message>
        <message>
            <source>Overlaps, gaps and land outside</source>
            <translation>Кабатталуулар, боштуктар жана чек арадан тышкары жерлер</translation>
        </message>
        <message>
            <source>Layer of the places where parcels overlap, leave a gap or lie outside.</source>
            <translation>Тилкелер кабатталган, боштук калтырган же чек арадан чыккан жерлердин катмары.</translation>
        </message>
        <message>
            <source>Sum of the parcels, ha</source>
            <translation>Тилкелердин суммасы, га</translation>
        </message>
        <message>
            <source>Land covered by parcels, ha</source>
            <translation>Тилкелер менен жабылган, га</translation>
        </message>
        <message>
            <source>Overlaps, ha</source>
            <translation>Кабатталуулар, га</translation>
        </message>
        <message>
            <source>Gaps, ha</source>
            <translation>Боштуктар, га</translation>
        </message>
        <message>
            <source>Land outside the boundary, ha</source>
            <translation>Чек арадан тышкары жерлер, га</translation>
        </message>
        <message>
            <source>Territory, ha</source>
            <translation>Аймактын аянты, га</translation>
        </message>
        <message>
            <source>Residual of the balance, ha</source>
            <translation>Баланстын калдык айырмасы, га</translation>
        </message>
        <message>
            <source>Cancelled; nothing was written.</source>
            <translation>Токтотулду; эч нерсе жазылган жок.</translation>
        </message>
        <message>
            <source>The layer {name} cannot be opened.</source>
            <translation>{name} катмары ачылбайт.</translation>
        </message>
        <message>
            <source>{output} could not be written: {reason}</source>
            <translation>{output}: жазылбай калды: {reason}</translation>
        </message>
        <message>
            <source>The layer {name} holds no polygons; choose a polygon layer.</source>
            <translation>{name} катмарында полигон жок; полигон катмарын тандаңыз.</translation>
        </message>
        <message>
            <source>The layer {name} has no coordinate reference system; set it in the layer's properties.</source>
            <translation>{name} катмарынын координаттар системасы берилген эмес; аны катмардын касиеттеринде бериңиз.</translation>
        </message>
        <message>
            <source>The layer {name} has no features.</source>
            <translation>{name} катмарында объект жок.</translation>
        </message>
        <message>
            <source>Change of land</source>
            <translation>Жердин өзгөрүшү</translation>
        </message>
        <message>
            <source>Compares two states of the parcels: how many hectares went from which category to which, gain, loss and net change of each, and which parcels were split or merged.</source>
            <translation>Тилкелердин эки абалын салыштырат: кайсы категориядан кайсынысына канча гектар өттү, ар биринде канча кошулуп, канча чыгып, таза өзгөрүү канча болду, кайсы тилкелер бөлүндү же бириктирилди.</translation>
        </message>
        <message>
            <source>Land parcels before</source>
            <translation>Мурунку жер тилкелери</translation>
        </message>
        <message>
            <source>Polygon layer of the earlier state.</source>
            <translation>Мурунку абалдын полигон катмары.</translation>
        </message>
        <message>
            <source>Land parcels after</source>
            <translation>Кийинки жер тилкелери</translation>
        </message>
        <message>
            <source>Polygon layer of the later state.</source>
            <translation>Кийинки абалдын полигон катмары.</translation>
        </message>
        <message>
            <source>Changed land</source>
            <translation>Өзгөргөн жерлер</translation>
        </message>
        <message>
            <source>Layer of the pieces whose category is not what it was.</source>
            <translation>Категориясы өзгөргөн бөлүктөрдүн катмары.</translation>
        </message>
        <message>
            <source>Transition matrix</source>
            <translation>Өтүүлөрдүн матрицасы</translation>
        </message>
        <message>
            <source>Table in hectares: rows are the earlier state, columns the later.</source>
            <translation>Гектар менен таблица: саптар – мурунку абал, мамычалар – кийинкиси.</translation>
        </message>
        <message>
            <source>Gain and loss</source>
            <translation>Кошулганы жана чыкканы</translation>
        </message>
        <message>
            <source>Table with gain, loss, swap and net change of each category, in hectares.</source>
            <translation>Таблица: ар бир категория боюнча кошулганы, чыкканы, өз ара алмашуусу жана таза өзгөрүүсү, гектар менен.</translation>
        </message>
        <message>
            <source>History of parcels</source>
            <translation>Тилкелердин тарыхы</translation>
        </message>
        <message>
            <source>Table with what happened to which parcels: split, merged, new, gone.</source>
            <translation>Таблица: кайсы тилке эмне болду: бөлүндү, бириктирилди, жаңы, жок болду.</translation>
        </message>
        <message>
            <source>Land before, ha</source>
            <translation>Мурунку жер, га</translation>
        </message>
        <message>
            <source>Land after, ha</source>
            <translation>Кийинки жер, га</translation>
        </message>
        <message>
            <source>Changed land, ha</source>
            <translation>Өзгөргөн жер, га</translation>
        </message>
        <message>
            <source>Check land parcels</source>
            <translation>Жер тилкелерин текшерүү</translation>
        </message>
        <message>
            <source>Finds what is wrong with a layer of land parcels: overlaps, gaps, slivers, invalid and duplicate geometries, missing or unknown codes, repeated numbers, registered areas in the wrong unit. Every finding names its parcels, its size and what to do; the layer of findings can be zoomed to. The parcels themselves are not changed.</source>
            <translation>Жер тилкелери катмарындагы каталарды табат: кабатталуулар, боштуктар, ичке тилкечелер, туура эмес жана кайталанган контурлар, жок же белгисиз коддор, кайталанган номерлер, башка бирдикте катталган аянттар. Ар бир табылга тилкелерин, өлчөмүн жана эмне кылуу керектигин айтат; табылгалар катмарын картадан жакындатып көрүүгө болот. Тилкелердин өзү өзгөрбөйт.</translation>
        </message>
        <message>
            <source>Findings on the map</source>
            <translation>Картадагы табылгалар</translation>
        </message>
        <message>
            <source>Layer with the place of each finding: errors red, warnings orange.</source>
            <translation>Ар бир табылганын орду көрсөтүлгөн катмар: каталар кызыл, эскертүүлөр кызгылт сары.</translation>
        </message>
        <message>
            <source>Table of findings</source>
            <translation>Табылгалардын таблицасы</translation>
        </message>
        <message>
            <source>Table with one row per finding: rule, severity, parcels, size, what to do.</source>
            <translation>Таблица, ар бир табылгага бир сап: эреже, маанилүүлүгү, тилкелер, өлчөмү, эмне кылуу керек.</translation>
        </message>
        <message>
            <source>Parcels</source>
            <translation>Тилкелер</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Каталар</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>Эскертүүлөр</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Маалыматтар</translation>
        </message>
        <message>
            <source>Field with the parcel's number</source>
            <translation>Тилкенин номери жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the land category</source>
            <translation>Жердин категориясы жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the kind of land</source>
            <translation>Чарба жеринин түрү жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the ownership</source>
            <translation>Менчиктин түрү жазылган талаа</translation>
        </message>
        <message>
            <source>Field that says whether the land is used</source>
            <translation>Жер пайдаланылабы деген талаа</translation>
        </message>
        <message>
            <source>Field with the registered area</source>
            <translation>Катталган аянты жазылган талаа</translation>
        </message>
        <message>
            <source>Land category</source>
            <translation>Жердин категориясы</translation>
        </message>
        <message>
            <source>Kind of land</source>
            <translation>Чарба жеринин түрү</translation>
        </message>
        <message>
            <source>Ownership</source>
            <translation>Менчиктин түрү</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>Пайдаланылышы</translation>
        </message>
        <message>
            <source>Land parcels</source>
            <translation>Жер тилкелери</translation>
        </message>
        <message>
            <source>Polygon layer of the land parcels, as it is. Areas are measured on the ellipsoid.</source>
            <translation>Жер тилкелеринин полигон катмары, кандай болсо ошондой. Аянттар эллипсоиддин бетинде өлчөнөт.</translation>
        </message>
        <message>
            <source>Boundary of the territory</source>
            <translation>Аймактын чек арасы</translation>
        </message>
        <message>
            <source>Polygon layer with the boundary of the municipality. Without it, gaps along the boundary and land outside it cannot be found.</source>
            <translation>Айыл аймагынын чек арасы бар полигон катмары. Ансыз чек аранын боюндагы боштуктарды жана андан тышкары жерлерди табууга болбойт.</translation>
        </message>
        <message>
            <source>Mapping of fields and codes</source>
            <translation>Талаалар менен коддордун дал келиши</translation>
        </message>
        <message>
            <source>File (TOML) that says which field holds what and what the codes in the layer mean. Fields chosen below go before it.</source>
            <translation>Кайсы талаада эмне бар экенин жана катмардагы коддор эмнени билдирерин айткан файл (TOML). Төмөндө тандалган талаалар файлдан жогору турат.</translation>
        </message>
        <message>
            <source>Left empty, the field named {column} is taken if there is one.</source>
            <translation>Тандалбаса, {column} деген талаа бар болсо, ошол алынат.</translation>
        </message>
        <message>
            <source>hectares</source>
            <translation>гектар</translation>
        </message>
        <message>
            <source>square metres</source>
            <translation>чарчы метр</translation>
        </message>
        <message>
            <source>sotka (0.01 ha)</source>
            <translation>сотых (0,01 га)</translation>
        </message>
        <message>
            <source>Unit of the registered area</source>
            <translation>Катталган аянттын өлчөм бирдиги</translation>
        </message>
        <message>
            <source>Only for a registered area whose field is chosen above.</source>
            <translation>Талаасы жогоруда тандалган катталган аянт үчүн гана.</translation>
        </message>
        <message>
            <source>Break down by</source>
            <translation>Кайсы белги боюнча бөлүү</translation>
        </message>
        <message>
            <source>The column whose values become the rows of the table.</source>
            <translation>Маанилери таблицанын саптарына айланган мамыча.</translation>
        </message>
        <message>
            <source>Tolerance, m</source>
            <translation>Жол берилген чек, м</translation>
        </message>
        <message>
            <source>Distance in metres below which two edges count as the same edge.</source>
            <translation>Эки чек сызык ушул аралыктан (метр) жакын болсо, бир сызык деп эсептелет.</translation>
        </message>
        <message>
            <source>as in QGIS</source>
            <translation>QGIS программасындагыдай</translation>
        </message>
        <message>
            <source>Language of the result</source>
            <translation>Жыйынтыктын тили</translation>
        </message>
        <message>
            <source>Language of the sentences and labels in tables and in the summary.</source>
            <translation>Таблицалардагы жана корутундудагы сүйлөмдөр менен жазуулардын тили.</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>Корутунду</translation>
        </message>
        <message>
            <source>Page with the figures, the table and the notes.</source>
            <translation>Көрсөткүчтөр, таблица жана түшүндүрмөлөр берилген барак.</translation>
        </message>
        <message>
            <source>Compare with registered areas</source>
            <translation>Катталган аянттар менен салыштыруу</translation>
        </message>
        <message>
            <source>Puts the measured area of each parcel beside its registered area and says whether the difference is within the tolerance. Parcels without a registered area are listed too.</source>
            <translation>Ар бир тилкенин өлчөнгөн аянтын катталган аянтынын жанына коюп, айырма жол берилген чектин ичиндеби, айтат. Катталган аянты жок тилкелер да тизмеде болот.</translation>
        </message>
        <message>
            <source>Tolerated difference, %</source>
            <translation>Жол берилген айырма, %</translation>
        </message>
        <message>
            <source>Difference between measured and registered area, in per cent of the registered area, up to which they agree.</source>
            <translation>Өлчөнгөн менен катталган аянттын айырмасы (катталган аянтка карата пайыз), ушуга чейин алар дал келет деп эсептелет.</translation>
        </message>
        <message>
            <source>Compared parcels</source>
            <translation>Салыштырылган тилкелер</translation>
        </message>
        <message>
            <source>Layer of the parcels with both areas, the difference and its class.</source>
            <translation>Эки аянты, айырмасы жана анын классы жазылган тилкелердин катмары.</translation>
        </message>
        <message>
            <source>Table of the comparison</source>
            <translation>Салыштыруу таблицасы</translation>
        </message>
        <message>
            <source>Table with both areas, the difference and its class for each parcel.</source>
            <translation>Ар бир тилкенин эки аянты, айырмасы жана анын классы жазылган таблица.</translation>
        </message>
        <message>
            <source>Parcels by size of the difference</source>
            <translation>Тилкелер айырманын чоңдугу боюнча</translation>
        </message>
        <message>
            <source>Table with the number of parcels and their areas in each class.</source>
            <translation>Ар бир класстагы тилкелердин саны жана аянты жазылган таблица.</translation>
        </message>
        <message>
            <source>Measured area, ha</source>
            <translation>Өлчөнгөн аянты, га</translation>
        </message>
        <message>
            <source>Registered area, ha</source>
            <translation>Катталган аянты, га</translation>
        </message>
        <message>
            <source>Measured less registered, ha</source>
            <translation>Өлчөнгөндөн катталганды кемиткенде, га</translation>
        </message>
        <message>
            <source>Repair land parcels</source>
            <translation>Жер тилкелерин оңдоо</translation>
        </message>
        <message>
            <source>Mends what needs no decision: invalid polygons, exact copies, and overlaps and gaps that are nowhere wider than the tolerance. No edge moves by more than the tolerance, and each change is listed with its parcel and its square metres. The input is not changed; what needs a decision is left as it is and stays among the findings of the check.</source>
            <translation>Чечим талап кылбаганды оңдойт: туура эмес контурларды, так көчүрмөлөрдү, эч бир жеринде жол берилген чектен кең эмес кабатталуулар менен боштуктарды. Бир да чек сызык жол берилген чектен ашык жылбайт, ар бир өзгөртүү тилкеси жана чарчы метри менен тизмеленет. Баштапкы катмар өзгөрбөйт; чечим талап кылганы ошол бойдон калып, текшерүүнүн табылгаларында турат.</translation>
        </message>
        <message>
            <source>Repaired parcels</source>
            <translation>Оңдолгон тилкелер</translation>
        </message>
        <message>
            <source>Layer of the parcels after the repair, with all their fields.</source>
            <translation>Оңдоодон кийинки тилкелердин катмары, бардык талаалары менен.</translation>
        </message>
        <message>
            <source>List of changes</source>
            <translation>Өзгөртүүлөрдүн тизмеси</translation>
        </message>
        <message>
            <source>Table with what was changed in which parcel, and by how many square metres.</source>
            <translation>Таблица: кайсы тилкеде эмне өзгөрдү жана канча чарчы метрге.</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Өзгөртүүлөр</translation>
        </message>
        <message>
            <source>Area before the repair, ha</source>
            <translation>Оңдоого чейинки аянт, га</translation>
        </message>
        <message>
            <source>Area after the repair, ha</source>
            <translation>Оңдоодон кийинки аянт, га</translation>
        </message>
        <message>
            <source>Change of area, m²</source>
            <translation>Аянттын өзгөрүшү, м²</translation>
        </message>
        <message>
            <source>Farthest that an edge was moved, m</source>
            <translation>Чек сызыктын эң чоң жылышы, м</translation>
        </message>
        <message>
            <source>Overlaps</source>
            <translation>Кабатталуулар</translation>
        </message>
        <message>
            <source>Gaps</source>
            <translation>Боштуктар</translation>
        </message>
        <message>
            <source>Outside the boundary</source>
            <translation>Чек арадан тышкары</translation>
        </message>
        <message>
            <source>Assumptions</source>
            <translation>Божомолдор</translation>
        </message>
        <message>
            <source>Breaches by rule</source>
            <translation>Бузуулар эрежелер боюнча</translation>
        </message>
        <message>
            <source>Breaches on the map</source>
            <translation>Картадагы бузуулар</translation>
        </message>
        <message>
            <source>Buildings</source>
            <translation>Имараттар</translation>
        </message>
        <message>
            <source>Buildings and their levels</source>
            <translation>Имараттар жана алардын деңгээлдери</translation>
        </message>
        <message>
            <source>Buildings exposed</source>
            <translation>Коркунучтагы имараттар</translation>
        </message>
        <message>
            <source>Buildings on the parcels</source>
            <translation>Тилкелердеги имараттар</translation>
        </message>
        <message>
            <source>Buildings that need attention</source>
            <translation>Көңүл бурууну талап кылган имараттар</translation>
        </message>
        <message>
            <source>Capacity by zone</source>
            <translation>Сыйымдуулук зоналар боюнча</translation>
        </message>
        <message>
            <source>Capacity of the parcels</source>
            <translation>Тилкелердин сыйымдуулугу</translation>
        </message>
        <message>
            <source>Capacity of the zoning</source>
            <translation>Зоналаштыруунун сыйымдуулугу</translation>
        </message>
        <message>
            <source>Carries the population forward: the total by its growth so far, in three scenarios or by one rule, or counts by age and sex five years apart by the method of Hamilton and Perry, which suits small places. The table may be in Kyrgyz, Russian or English.</source>
            <translation>Калкты болжолдойт: жалпы санын ушул убакка чейинки өсүшү боюнча, үч сценарийде же бир эреже менен, же арасы беш жылдык эки эсептин курак жана жыныс боюнча сандарын чакан жерлерге ылайыктуу Гамильтон–Перри ыкмасы менен. Таблица кыргызча, орусча же англисче болушу мүмкүн.</translation>
        </message>
        <message>
            <source>Categories by regime</source>
            <translation>Категориялар режимдер боюнча</translation>
        </message>
        <message>
            <source>Check against zoning</source>
            <translation>Зоналаштыруу боюнча текшерүү</translation>
        </message>
        <message>
            <source>Cohort-change ratios</source>
            <translation>Когорталардын өзгөрүү коэффициенттери</translation>
        </message>
        <message>
            <source>Counts people, households, buildings and facilities in each level of each hazard, village by village, and the hectares by category. The highest level wins within a hazard, several hazards stay visible, and nobody is counted twice. The people of a building are split by its floor area in each level; the sums stay exact.</source>
            <translation>Ар бир коркунучтун ар бир деңгээлиндеги адамдарды, үй чарбаларды, имараттарды жана объекттерди айылдар боюнча, гектарларды категориялар боюнча эсептейт. Бир коркунучтун ичинде эң жогорку деңгээл алынат, ар башка коркунучтар өз-өзүнчө көрүнөт, эч ким эки жолу эсептелбейт. Имараттын тургундары ар бир деңгээлдеги кабаттарынын аянты боюнча бөлүнөт; суммалар так бойдон калат.</translation>
        </message>
        <message>
            <source>Critical facilities</source>
            <translation>Өтө маанилүү объекттер</translation>
        </message>
        <message>
            <source>Demand beside the trend</source>
            <translation>Муктаждык жана тенденция</translation>
        </message>
        <message>
            <source>Demand by sector</source>
            <translation>Муктаждык секторлор боюнча</translation>
        </message>
        <message>
            <source>Demand by use</source>
            <translation>Муктаждык колдонуу түрлөрү боюнча</translation>
        </message>
        <message>
            <source>Demand for land</source>
            <translation>Жерге муктаждык</translation>
        </message>
        <message>
            <source>Demand in all</source>
            <translation>Бардык муктаждык</translation>
        </message>
        <message>
            <source>Distance in metres; with 0 no such zone is drawn.</source>
            <translation>Метр менен аралык; 0 болсо мындай зона тартылбайт.</translation>
        </message>
        <message>
            <source>Dwellings needed</source>
            <translation>Керектүү турак жайлар</translation>
        </message>
        <message>
            <source>Dwellings that still fit</source>
            <translation>Дагы бата турган турак жайлар</translation>
        </message>
        <message>
            <source>Exposed buildings</source>
            <translation>Коркунучта турган имараттар</translation>
        </message>
        <message>
            <source>Exposed people by age and sex</source>
            <translation>Коркунучтагы адамдар курагы жана жынысы боюнча</translation>
        </message>
        <message>
            <source>Exposure by hazard and level</source>
            <translation>Коркунучта тургандар коркунучтар жана деңгээлдер боюнча</translation>
        </message>
        <message>
            <source>Exposure to hazards</source>
            <translation>Коркунучта тургандар</translation>
        </message>
        <message>
            <source>Extract of one parcel with a map and the legal basis; it needs jinja2.</source>
            <translation>Бир тилке боюнча картасы жана укуктук негизи бар көчүрмө; jinja2 пакети керек.</translation>
        </message>
        <message>
            <source>Extract of restrictions</source>
            <translation>Чектөөлөр боюнча көчүрмө</translation>
        </message>
        <message>
            <source>Facilities by hazard</source>
            <translation>Объекттер коркунучтар боюнча</translation>
        </message>
        <message>
            <source>Features checked</source>
            <translation>Текшерилген объекттер</translation>
        </message>
        <message>
            <source>Features in a zone with rules</source>
            <translation>Эрежеси бар зоналардагы объекттер</translation>
        </message>
        <message>
            <source>Field of the areas with the name</source>
            <translation>Аймактардын аталышы жазылган талаа</translation>
        </message>
        <message>
            <source>Field of the buildings with the village</source>
            <translation>Имараттардын айылы жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the building's number</source>
            <translation>Имараттын номери жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the hazard</source>
            <translation>Коркунуч жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the height in metres</source>
            <translation>Бийиктиги метр менен жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the kind of restriction</source>
            <translation>Чектөөнүн түрү жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the level</source>
            <translation>Деңгээл жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the number of floors</source>
            <translation>Кабаттардын саны жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the number of households</source>
            <translation>Үй чарбалардын саны жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the number of residents</source>
            <translation>Тургундардын саны жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the regime</source>
            <translation>Режим жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the use of the building</source>
            <translation>Имараттын колдонулушу жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the zone</source>
            <translation>Зона жазылган талаа</translation>
        </message>
        <message>
            <source>Fields that tell the zones apart</source>
            <translation>Зоналарды айырмалаган талаалар</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) by which the exposed people are split by age and sex.</source>
            <translation>Коркунучтагы адамдарды курагы жана жынысы боюнча бөлүү үчүн файл (CSV же XLSX).</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) from which the three scenarios of growth follow.</source>
            <translation>Өсүштүн үч сценарийи чыгарылуучу файл (CSV же XLSX).</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) with sector, year, jobs and hectares of each project.</source>
            <translation>Ар бир долбоордун сектору, жылы, жумуш орундары жана гектарлары жазылган файл (CSV же XLSX).</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) with the years and the number of people; for the method of Hamilton and Perry with year, age group, women and men.</source>
            <translation>Жылдар жана адамдардын саны жазылган файл (CSV же XLSX); Гамильтон–Перри ыкмасы үчүн жыл, курак тобу, аялдар жана эркектер.</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) with two counts five years apart.</source>
            <translation>Арасы беш жылдык эки эсеп жазылган файл (CSV же XLSX).</translation>
        </message>
        <message>
            <source>File (CSV) with year, age, female, male; it takes the place of both tables.</source>
            <translation>year, age, female, male мамычалары бар файл (CSV); ал эки таблицанын ордуна колдонулат.</translation>
        </message>
        <message>
            <source>File (TOML) that names all tables, layers and norms; it goes before the rest.</source>
            <translation>Бардык таблицалар, катмарлар жана ченемдер көрсөтүлгөн файл (TOML); ал калгандарынан мурда турат.</translation>
        </message>
        <message>
            <source>File (TOML) with norms of the plan, each with its source.</source>
            <translation>Пландын ченемдери жазылган файл (TOML), ар биринин булагы менен.</translation>
        </message>
        <message>
            <source>File of inputs</source>
            <translation>Баштапкы маалыматтардын файлы</translation>
        </message>
        <message>
            <source>Floor area of a dwelling, m²</source>
            <translation>Бир турак жайдын аянты, м²</translation>
        </message>
        <message>
            <source>Floor area of all buildings, m²</source>
            <translation>Бардык имараттардын кабаттарынын аянты, м²</translation>
        </message>
        <message>
            <source>Floor area that still fits, m²</source>
            <translation>Дагы бата турган кабаттардын аянты, м²</translation>
        </message>
        <message>
            <source>For the method of Hamilton and Perry a multiple of five.</source>
            <translation>Гамильтон–Перри ыкмасы үчүн бешке бөлүнгөн сан.</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>Болжол</translation>
        </message>
        <message>
            <source>Forecast and demand</source>
            <translation>Болжол жана муктаждык</translation>
        </message>
        <message>
            <source>Growth per year, %</source>
            <translation>Жылдык өсүш, %</translation>
        </message>
        <message>
            <source>Hamilton–Perry, by age and sex</source>
            <translation>Гамильтон–Перри, курак жана жыныс боюнча</translation>
        </message>
        <message>
            <source>Hazards</source>
            <translation>Коркунучтар</translation>
        </message>
        <message>
            <source>Hectares by category and level</source>
            <translation>Гектарлар категориялар жана деңгээлдер боюнча</translation>
        </message>
        <message>
            <source>Holds parcels, buildings or proposed projects against the rules of the zones that they lie in: permitted uses, height, coverage, floor ratio, smallest plot, green share, and the land category. Parcels without a zone and zones that overlap are reported too. Every finding says what is allowed, what was found and what to do.</source>
            <translation>Тилкелерди, имараттарды же сунушталган долбоорлорду алар жаткан зоналардын эрежелери менен салыштырат: уруксат берилген колдонуу, бийиктик, курулуш үлүшү, тыгыздык, эң кичине тилке, жашыл жер үлүшү жана жердин категориясы. Зонасы жок тилкелер жана бири-бирине кабатталган зоналар да көрсөтүлөт. Ар бир табылгада эмнеге уруксат, эмне табылды жана эмне кылуу керек экени айтылат.</translation>
        </message>
        <message>
            <source>Households</source>
            <translation>Үй чарбалар</translation>
        </message>
        <message>
            <source>Households exposed</source>
            <translation>Коркунучтагы үй чарбалар</translation>
        </message>
        <message>
            <source>Households today</source>
            <translation>Бүгүнкү үй чарбалар</translation>
        </message>
        <message>
            <source>How each number came about</source>
            <translation>Ар бир сан кантип чыкты</translation>
        </message>
        <message>
            <source>How the past is carried on into the future.</source>
            <translation>Өткөн мезгил келечекке кантип улантылат.</translation>
        </message>
        <message>
            <source>How the people of a building on the edge of a zone are counted.</source>
            <translation>Зонанын четиндеги имараттын тургундары кантип эсептелет.</translation>
        </message>
        <message>
            <source>In force on</source>
            <translation>Күчүндө болгон күн</translation>
        </message>
        <message>
            <source>Investment projects</source>
            <translation>Инвестициялык долбоорлор</translation>
        </message>
        <message>
            <source>It decides which rules apply.</source>
            <translation>Кайсы эрежелер колдонулары ушуга жараша болот.</translation>
        </message>
        <message>
            <source>It tells places apart where no layer of areas is given.</source>
            <translation>Аймактардын катмары берилбесе, жерлерди ушул талаа айырмалайт.</translation>
        </message>
        <message>
            <source>Land needed by then, ha</source>
            <translation>Ошол жылга чейин керектүү жер, га</translation>
        </message>
        <message>
            <source>Land of parcels in zones, summed over the kinds of zone, ha</source>
            <translation>Зоналардагы тилкелердин жери, зоналардын түрлөрү боюнча сумма, га</translation>
        </message>
        <message>
            <source>Land without restriction, ha</source>
            <translation>Чектөөсүз жер, га</translation>
        </message>
        <message>
            <source>Last year of the demand</source>
            <translation>Муктаждыктын акыркы жылы</translation>
        </message>
        <message>
            <source>Last year of the forecast</source>
            <translation>Болжолдун акыркы жылы</translation>
        </message>
        <message>
            <source>Layer of landfills, cemeteries, burial grounds and the like with a class.</source>
            <translation>Таштанды полигондорунун, көрүстөндөрдүн, мал көмүлгөн жерлердин ж.б. классы бар катмары.</translation>
        </message>
        <message>
            <source>Layer of parcels, buildings or plots of projects.</source>
            <translation>Тилкелердин, имараттардын же долбоорлордун аянттарынын катмары.</translation>
        </message>
        <message>
            <source>Layer of schools, clinics and the like; else they are found by their use.</source>
            <translation>Мектептердин, ооруканалардын ж.б. катмары; болбосо алар имараттардын колдонулушу боюнча аныкталат.</translation>
        </message>
        <message>
            <source>Layer of the buildings with the highest level of each hazard.</source>
            <translation>Ар бир коркунучтун эң жогорку деңгээли көрсөтүлгөн имараттардын катмары.</translation>
        </message>
        <message>
            <source>Layer of the buildings with use and floors: what stands already.</source>
            <translation>Колдонулушу жана кабаттары бар имараттардын катмары: эмне курулган.</translation>
        </message>
        <message>
            <source>Layer of the buildings with use, residents, households and floors.</source>
            <translation>Колдонулушу, тургундары, үй чарбалары жана кабаттары бар имараттардын катмары.</translation>
        </message>
        <message>
            <source>Layer of the parcels with what still fits, coloured by what limits it.</source>
            <translation>Дагы эмне бата турганы көрсөтүлгөн тилкелердин катмары; түсү эмне чектегенин билдирет.</translation>
        </message>
        <message>
            <source>Layer of the parts of parcels that a restriction covers.</source>
            <translation>Тилкелердин чектөө астындагы бөлүктөрүнүн катмары.</translation>
        </message>
        <message>
            <source>Layer of the parts of parcels that lie in a zone, with the fields of both.</source>
            <translation>Тилкелердин зонада жаткан бөлүктөрүнүн катмары, эки катмардын талаалары менен.</translation>
        </message>
        <message>
            <source>Layer of the restricted land by its strictest regime, without overlaps.</source>
            <translation>Чектелген жерлердин эң катуу режими боюнча катмары, кабатталуусуз.</translation>
        </message>
        <message>
            <source>Layer of waters with a class, along which strips are drawn by rules.</source>
            <translation>Классы бар суулардын катмары, алардын жээгине эрежелер боюнча тилкелер тартылат.</translation>
        </message>
        <message>
            <source>Layer to be checked</source>
            <translation>Текшериле турган катмар</translation>
        </message>
        <message>
            <source>Layer with the kind and capacity of schools, kindergartens and clinics.</source>
            <translation>Мектептердин, бала бакчалардын жана ооруканалардын түрү жана сыйымдуулугу бар катмар.</translation>
        </message>
        <message>
            <source>Layer with the population of each village, for the reach of facilities.</source>
            <translation>Ар бир айылдын калкы көрсөтүлгөн катмар, объекттердин жеткиликтүүлүгү үчүн.</translation>
        </message>
        <message>
            <source>Layer with use and households: the dwellings of today.</source>
            <translation>Колдонулушу жана үй чарбалары бар катмар: бүгүнкү турак жайлар.</translation>
        </message>
        <message>
            <source>Layer with what breaks a rule: errors red, warnings orange.</source>
            <translation>Эрежени бузгандардын катмары: каталар кызыл, эскертүүлөр кызгылт сары.</translation>
        </message>
        <message>
            <source>Lays zones of any kind over the parcels and measures how many square metres of each parcel lie in which kind of zone. Zones of one kind that overlap are counted once; pieces narrower than the tolerance are reported in a column of their own and not dropped.</source>
            <translation>Ар кандай зоналарды тилкелерге салып, ар бир тилкенин канча чарчы метри кайсы түрдөгү зонада жатканын өлчөйт. Бир түрдөгү кабатталган зоналар бир жолу эсептелет; чектен ичке бөлүктөр өзүнчө мамычада көрсөтүлөт, алып салынбайт.</translation>
        </message>
        <message>
            <source>Levels from the lowest to the highest, separated by commas.</source>
            <translation>Деңгээлдер төмөнкүсүнөн жогоркусуна чейин, үтүр менен.</translation>
        </message>
        <message>
            <source>List of restrictions</source>
            <translation>Чектөөлөрдүн тизмеси</translation>
        </message>
        <message>
            <source>Lower end of the range, ha</source>
            <translation>Төмөнкү чеги, га</translation>
        </message>
        <message>
            <source>Norms that were used</source>
            <translation>Колдонулган ченемдер</translation>
        </message>
        <message>
            <source>Number of buildings</source>
            <translation>Имараттардын саны</translation>
        </message>
        <message>
            <source>Number of the parcel for the page</source>
            <translation>Барак үчүн тилкенин номери</translation>
        </message>
        <message>
            <source>Objects with a sanitary zone</source>
            <translation>Санитардык зонасы бар объекттер</translation>
        </message>
        <message>
            <source>Of this for resettlement, ha</source>
            <translation>Анын ичинде көчүрүү үчүн, га</translation>
        </message>
        <message>
            <source>Of this in slivers, m²</source>
            <translation>Анын ичинде ичке тилкечелерде, м²</translation>
        </message>
        <message>
            <source>Of this outside the parcels of the table, m²</source>
            <translation>Анын ичинде таблицадагы тилкелерден тышкары, м²</translation>
        </message>
        <message>
            <source>One or more fields; zones with the same values in them are of one kind.</source>
            <translation>Бир же бир нече талаа; аларда мааниси бирдей болгон зоналар бир түргө кирет.</translation>
        </message>
        <message>
            <source>Only restrictions in force on this day, as 2026-11-22.</source>
            <translation>Ушул күнү күчүндө болгон чектөөлөр гана, мисалы 2026-11-22.</translation>
        </message>
        <message>
            <source>Only rules in force on this day, as 2026-11-22.</source>
            <translation>Ушул күнү күчүндө болгон эрежелер гана, мисалы 2026-11-22.</translation>
        </message>
        <message>
            <source>Order of the levels</source>
            <translation>Деңгээлдердин тартиби</translation>
        </message>
        <message>
            <source>Own norms</source>
            <translation>Өз ченемдер</translation>
        </message>
        <message>
            <source>Page for printing</source>
            <translation>Басып чыгаруу үчүн барак</translation>
        </message>
        <message>
            <source>Page from people to hectares, with charts; it needs jinja2 and bokeh.</source>
            <translation>Адамдардан гектарларга чейинки барак, графиктери менен; jinja2 жана bokeh пакеттери керек.</translation>
        </message>
        <message>
            <source>Parcels and their strictest regime</source>
            <translation>Тилкелер жана алардын эң катуу режими</translation>
        </message>
        <message>
            <source>Parcels by restriction</source>
            <translation>Тилкелер чектөөлөр боюнча</translation>
        </message>
        <message>
            <source>Parcels by zone</source>
            <translation>Тилкелер зоналар боюнча</translation>
        </message>
        <message>
            <source>Parcels free to be built on</source>
            <translation>Курулушка бош тилкелер</translation>
        </message>
        <message>
            <source>Parcels in zones</source>
            <translation>Зоналардагы тилкелер</translation>
        </message>
        <message>
            <source>Parcels that a zone touches</source>
            <translation>Зонага кирген тилкелер</translation>
        </message>
        <message>
            <source>Parcels with a restriction</source>
            <translation>Чектөөсү бар тилкелер</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Адамдар</translation>
        </message>
        <message>
            <source>People by age</source>
            <translation>Адамдар курагы боюнча</translation>
        </message>
        <message>
            <source>People exposed</source>
            <translation>Коркунучтагы адамдар</translation>
        </message>
        <message>
            <source>People in that year</source>
            <translation>Ошол жылдагы адамдар</translation>
        </message>
        <message>
            <source>People in the last year</source>
            <translation>Акыркы жылдагы адамдар</translation>
        </message>
        <message>
            <source>People of a building</source>
            <translation>Имараттын тургундары</translation>
        </message>
        <message>
            <source>Pieces of parcels in zones</source>
            <translation>Тилкелердин зоналардагы бөлүктөрү</translation>
        </message>
        <message>
            <source>Pieces that are nowhere wider than this are told apart as slivers.</source>
            <translation>Эч жеринде мындан кенен болбогон бөлүктөр ичке тилкече катары өзүнчө көрсөтүлөт.</translation>
        </message>
        <message>
            <source>Places in facilities</source>
            <translation>Объекттердеги орундар</translation>
        </message>
        <message>
            <source>Plots for resettlement</source>
            <translation>Көчүрүү үчүн тилкелер</translation>
        </message>
        <message>
            <source>Plots still to be found for households that must leave zones of danger.</source>
            <translation>Коркунучтуу зоналардан көчүшү керек болгон үй чарбаларга дагы табыла турган тилкелер.</translation>
        </message>
        <message>
            <source>Polygon layer for the hectares by category; without it there are none.</source>
            <translation>Категориялар боюнча гектарлар үчүн полигон катмары; ансыз алар эсептелбейт.</translation>
        </message>
        <message>
            <source>Polygon layer of protected areas, hazards or any other zones, in any CRS.</source>
            <translation>Корголуучу аймактардын, коркунучтардын же башка зоналардын полигон катмары, каалаган координаттар системасында.</translation>
        </message>
        <message>
            <source>Polygon layer of the areas to count by.</source>
            <translation>Эсеп жүргүзүлө турган аймактардын полигон катмары.</translation>
        </message>
        <message>
            <source>Polygon layer with kind, regime, name, legal basis and dates, in any CRS.</source>
            <translation>Түрү, режими, аталышы, укуктук негизи жана даталары бар полигон катмары, каалаган координаттар системасында.</translation>
        </message>
        <message>
            <source>Polygon layer with the code of each zone, in any CRS.</source>
            <translation>Ар бир зонанын коду бар полигон катмары, каалаган координаттар системасында.</translation>
        </message>
        <message>
            <source>Polygon layer with the hazard and its level, in any CRS.</source>
            <translation>Коркунуч жана анын деңгээли бар полигон катмары, каалаган координаттар системасында.</translation>
        </message>
        <message>
            <source>Population by age and sex</source>
            <translation>Калк курагы жана жынысы боюнча</translation>
        </message>
        <message>
            <source>Population by year</source>
            <translation>Калк жылдар боюнча</translation>
        </message>
        <message>
            <source>Population forecast</source>
            <translation>Калктын болжолу</translation>
        </message>
        <message>
            <source>Population forecast by age and sex</source>
            <translation>Калктын курагы жана жынысы боюнча болжолу</translation>
        </message>
        <message>
            <source>Population so far</source>
            <translation>Калктын ушул убакка чейинки саны</translation>
        </message>
        <message>
            <source>Range of the forecast</source>
            <translation>Болжолдун чектери</translation>
        </message>
        <message>
            <source>Restricted land, ha</source>
            <translation>Чектелген жер, га</translation>
        </message>
        <message>
            <source>Restricted pieces</source>
            <translation>Чектелген бөлүктөр</translation>
        </message>
        <message>
            <source>Restrictions</source>
            <translation>Чектөөлөр</translation>
        </message>
        <message>
            <source>Restrictions and hazards</source>
            <translation>Чектөөлөр жана коркунучтар</translation>
        </message>
        <message>
            <source>Restrictions that need attention</source>
            <translation>Көңүл бурууну талап кылган чектөөлөр</translation>
        </message>
        <message>
            <source>Rivers and lakes</source>
            <translation>Дарыялар жана көлдөр</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Эреже</translation>
        </message>
        <message>
            <source>Rules for sanitary zones</source>
            <translation>Санитардык зоналардын эрежелери</translation>
        </message>
        <message>
            <source>Rules for waters</source>
            <translation>Суулар үчүн эрежелер</translation>
        </message>
        <message>
            <source>Rules of the zones</source>
            <translation>Зоналардын эрежелери</translation>
        </message>
        <message>
            <source>Says for each parcel which restrictions lie on it, how many square metres of it, under which regime and by which law, and what the strictest regime is. Land under several restrictions is counted once in the sums. Protection strips along rivers and sanitary zones around objects can be drawn by rules; the rules that ship are examples to be replaced by those in force.</source>
            <translation>Ар бир тилке үчүн анда кайсы чектөөлөр, канча чарчы метрде, кандай режимде жана кайсы мыйзам боюнча бар экенин, эң катуу режими кайсы экенин айтат. Бир нече чектөөдөгү жер суммаларда бир жолу эсептелет. Дарыялардын жээгиндеги коргоо тилкелерин жана объекттердин айланасындагы санитардык зоналарды эрежелер боюнча тартса болот; кошо берилген эрежелер – мисалдар, аларды күчүндөгүлөрү менен алмаштыруу керек.</translation>
        </message>
        <message>
            <source>Scenario</source>
            <translation>Сценарий</translation>
        </message>
        <message>
            <source>Social facilities</source>
            <translation>Социалдык объекттер</translation>
        </message>
        <message>
            <source>Strictest regime</source>
            <translation>Эң катуу режим</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with a row per zone: uses, height, coverage, floor ratio, smallest plot, green share, legal basis and dates.</source>
            <translation>Ар бир зонага бир сап бар таблица (CSV же XLSX): колдонуу, бийиктик, курулуш үлүшү, тыгыздык, эң кичине тилке, жашыл жер үлүшү, укуктук негизи жана даталар.</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with the distances by class; examples are taken without it.</source>
            <translation>Класстар боюнча аралыктар жазылган таблица (CSV же XLSX); ансыз мисалдар алынат.</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with the widths by class; examples are taken without it.</source>
            <translation>Класстар боюнча туурасы жазылган таблица (CSV же XLSX); ансыз мисалдар алынат.</translation>
        </message>
        <message>
            <source>Table by age and sex, where a table of the population was given.</source>
            <translation>Калктын таблицасы берилсе, курагы жана жынысы боюнча таблица.</translation>
        </message>
        <message>
            <source>Table in hectares: rows are the categories, columns the regimes.</source>
            <translation>Гектар менен таблица: саптар – категориялар, мамычалар – режимдер.</translation>
        </message>
        <message>
            <source>Table of all restrictions in force, also of those that touch no parcel.</source>
            <translation>Күчүндөгү бардык чектөөлөрдүн таблицасы, тилкелерге тийбегендери да кошулат.</translation>
        </message>
        <message>
            <source>Table of breaches</source>
            <translation>Бузуулардын таблицасы</translation>
        </message>
        <message>
            <source>Table of capacity</source>
            <translation>Сыйымдуулук таблицасы</translation>
        </message>
        <message>
            <source>Table of dwellings without residents and records that cannot be read.</source>
            <translation>Тургуну жок турак үйлөрдүн жана окулбаган жазуулардын таблицасы.</translation>
        </message>
        <message>
            <source>Table of records with unknown kinds, wrong dates and the like.</source>
            <translation>Белгисиз түрлөрү, туура эмес даталары ж.б. бар жазуулардын таблицасы.</translation>
        </message>
        <message>
            <source>Table of the land in each level, where parcels were given.</source>
            <translation>Тилкелер берилсе, ар бир деңгээлдеги жерлердин таблицасы.</translation>
        </message>
        <message>
            <source>Table of the population</source>
            <translation>Калктын таблицасы</translation>
        </message>
        <message>
            <source>Table with a row for each parcel and restriction: area, regime, law, dates.</source>
            <translation>Ар бир тилкеге жана чектөөгө бир сап бар таблица: аянты, режими, мыйзамы, даталары.</translation>
        </message>
        <message>
            <source>Table with one row per breach: what is allowed, what was found, what to do.</source>
            <translation>Ар бир бузууга бир сап бар таблица: эмнеге уруксат, эмне табылды, эмне кылуу керек.</translation>
        </message>
        <message>
            <source>Table with people, households and the dwellings that they need.</source>
            <translation>Адамдар, үй чарбалар жана аларга керектүү турак жайлар жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with people, households, buildings and facilities in each level.</source>
            <translation>Ар бир деңгээлдеги адамдар, үй чарбалар, имараттар жана объекттер жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the area and share of each parcel in each kind of zone.</source>
            <translation>Ар бир тилкенин ар бир түрдөгү зонадагы аянты жана үлүшү жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the demand by norms beside the growth of built land so far.</source>
            <translation>Ченемдер боюнча муктаждык менен курулган жерлердин мурдагы өсүшү катар жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the floor area and the dwellings that still fit on each parcel.</source>
            <translation>Ар бир тилкеге дагы бата турган кабаттардын аянты жана турак жайлар жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the formula, the norms and the sources of each number.</source>
            <translation>Ар бир сандын формуласы, ченемдери жана булактары жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the hectares of each sector, year and scenario, and their range.</source>
            <translation>Ар бир сектордун, жылдын жана сценарийдин гектарлары жана алардын чектери жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the hectares of each use within its sector.</source>
            <translation>Сектордун ичиндеги ар бир колдонуу түрүнүн гектарлары жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the known years and their growth; for a single rule only.</source>
            <translation>Белгилүү жылдар жана алардын өсүшү жазылган таблица; бир эреже тандалганда гана.</translation>
        </message>
        <message>
            <source>Table with the level of each hazard at each facility.</source>
            <translation>Ар бир объекттеги ар бир коркунучтун деңгээли жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the number of breaches of each rule, also where there are none.</source>
            <translation>Ар бир эреженин бузууларынын саны жазылган таблица, бузуу жок болгондору да кошулат.</translation>
        </message>
        <message>
            <source>Table with the people in each year, by scenario or by age and sex.</source>
            <translation>Ар бир жылдагы адамдардын саны жазылган таблица, сценарийлер же курак жана жыныс боюнча.</translation>
        </message>
        <message>
            <source>Table with the places that are needed, reached and missing in each village.</source>
            <translation>Ар бир айылдагы керектүү, жеткиликтүү жана жетишпеген орундар жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the population that the demand starts from.</source>
            <translation>Муктаждык эсептелген калк жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the range that the simulation gives; for three scenarios only.</source>
            <translation>Имитация берген чектер жазылган таблица; үч сценарийде гана.</translation>
        </message>
        <message>
            <source>Table with the ratio into each age group; for Hamilton–Perry only.</source>
            <translation>Ар бир курак тобуна өтүү коэффициенти жазылган таблица; Гамильтон–Перри үчүн гана.</translation>
        </message>
        <message>
            <source>Table with the restricted and the free square metres of each parcel.</source>
            <translation>Ар бир тилкенин чектелген жана бош чарчы метрлери жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the sums of each zone and the total in the last row.</source>
            <translation>Ар бир зонанын суммалары жана акыркы сапта жыйынтыгы бар таблица.</translation>
        </message>
        <message>
            <source>Table with the sums over all ages; for Hamilton–Perry only.</source>
            <translation>Бардык курактар боюнча суммалар жазылган таблица; Гамильтон–Перри үчүн гана.</translation>
        </message>
        <message>
            <source>Table with the sums over the sectors.</source>
            <translation>Секторлор боюнча суммалар жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the value, source and date of each norm.</source>
            <translation>Ар бир ченемдин мааниси, булагы жана датасы жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with what each scenario assumes; for three scenarios only.</source>
            <translation>Ар бир сценарийдин божомолдору жазылган таблица; үч сценарийде гана.</translation>
        </message>
        <message>
            <source>Table with what is exposed of each building; all other numbers are its sums.</source>
            <translation>Ар бир имараттын коркунучтагы бөлүгү жазылган таблица; калган бардык сандар – анын суммалары.</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Таблицалар</translation>
        </message>
        <message>
            <source>The field that tells the areas apart.</source>
            <translation>Аймактарды айырмалаган талаа.</translation>
        </message>
        <message>
            <source>The layer {name} holds no geometries; choose a map layer.</source>
            <translation>{name} катмарында геометрия жок; карта катмарын тандаңыз.</translation>
        </message>
        <message>
            <source>The page for printing is about this parcel.</source>
            <translation>Басып чыгаруу барагы ушул тилке боюнча түзүлөт.</translation>
        </message>
        <message>
            <source>The page for printing needs the number of a parcel.</source>
            <translation>Басып чыгаруу барагы үчүн тилкенин номери керек.</translation>
        </message>
        <message>
            <source>The years of the plan cannot be read: {text}</source>
            <translation>Пландын жылдары окулбайт: {text}</translation>
        </message>
        <message>
            <source>Totals by year</source>
            <translation>Жыйынтыктар жылдар боюнча</translation>
        </message>
        <message>
            <source>Upper end of the range, ha</source>
            <translation>Жогорку чеги, га</translation>
        </message>
        <message>
            <source>Villages</source>
            <translation>Айылдар</translation>
        </message>
        <message>
            <source>Villages or districts</source>
            <translation>Айылдар же райондор</translation>
        </message>
        <message>
            <source>What the layer holds</source>
            <translation>Катмарда эмне бар</translation>
        </message>
        <message>
            <source>Which growth of the population.</source>
            <translation>Калктын кайсы өсүшү.</translation>
        </message>
        <message>
            <source>Width of slivers, m</source>
            <translation>Ичке тилкечелердин туурасы, м</translation>
        </message>
        <message>
            <source>With 0 the examples that ship are taken, by kind of dwelling.</source>
            <translation>0 болсо, турак жайдын түрлөрү боюнча кошо берилген мисалдар алынат.</translation>
        </message>
        <message>
            <source>Without them coverage, floor ratio and green share are not checked.</source>
            <translation>Аларсыз курулуш үлүшү, тыгыздык жана жашыл жер үлүшү текшерилбейт.</translation>
        </message>
        <message>
            <source>Works out how many hectares housing, services, work and farming will need beyond today's: people become households, households dwellings, dwellings plots. Every number has its formula and its norm with the source. Give either a file of inputs or a table of the population and what else is known.</source>
            <translation>Турак жайга, тейлөөгө, жумушка жана айыл чарбага бүгүнкүдөн тышкары канча гектар керек экенин эсептейт: адамдардан үй чарбалар, үй чарбалардан турак жайлар, турак жайлардан тилкелер чыгат. Ар бир сандын формуласы жана булагы көрсөтүлгөн ченеми бар. Же баштапкы маалыматтардын файлын, же калктын таблицасын жана белгилүү болгон башка маалыматтарды бериңиз.</translation>
        </message>
        <message>
            <source>Works out how much floor area and how many dwellings still fit on each parcel by the rules of its zone, and what limits them. It answers whether building more densely can take the place of new land. Restrictions and hazards are not taken off here.</source>
            <translation>Ар бир тилкеге зонасынын эрежелери боюнча дагы канча кабат аянты жана турак жай батарын, аны эмне чектегенин эсептейт. Тыгызыраак куруу жаңы жерлердин ордун баса алабы деген суроого жооп берет. Чектөөлөр жана коркунучтар бул жерде алынбайт.</translation>
        </message>
        <message>
            <source>Year from which the forecast starts</source>
            <translation>Болжол башталган жыл</translation>
        </message>
        <message>
            <source>Year that the demand starts from</source>
            <translation>Муктаждык эсептелип башталган жыл</translation>
        </message>
        <message>
            <source>Years ahead</source>
            <translation>Канча жыл алдыга</translation>
        </message>
        <message>
            <source>Years of the plan</source>
            <translation>Пландын жылдары</translation>
        </message>
        <message>
            <source>Years separated by commas, five apart from the last count: 2031, 2036.</source>
            <translation>Жылдар үтүр менен, акыркы эсептен беш жыл аралыкта: 2031, 2036.</translation>
        </message>
        <message>
            <source>Zone of notice around protected areas, m</source>
            <translation>Корголуучу аймактардын айланасындагы эскертүү зонасы, м</translation>
        </message>
        <message>
            <source>Zones</source>
            <translation>Зоналар</translation>
        </message>
        <message>
            <source>Zones of the zoning</source>
            <translation>Зоналаштыруунун зоналары</translation>
        </message>
        <message>
            <source>all scenarios</source>
            <translation>бардык сценарийлер</translation>
        </message>
        <message>
            <source>all where a point on it lies</source>
            <translation>баары имараттын үстүндөгү чекит жаткан жерде</translation>
        </message>
        <message>
            <source>arithmetic mean of the yearly rates</source>
            <translation>жылдык өсүштөрдүн орточо арифметикалык мааниси</translation>
        </message>
        <message>
            <source>buildings</source>
            <translation>имараттар</translation>
        </message>
        <message>
            <source>by its floor area in each level</source>
            <translation>ар бир деңгээлдеги кабаттардын аянты боюнча</translation>
        </message>
        <message>
            <source>central</source>
            <translation>орточо</translation>
        </message>
        <message>
            <source>compound annual growth</source>
            <translation>орточо геометриялык өсүш</translation>
        </message>
        <message>
            <source>high</source>
            <translation>жогорку</translation>
        </message>
        <message>
            <source>land parcels</source>
            <translation>жер тилкелери</translation>
        </message>
        <message>
            <source>log-linear trend</source>
            <translation>лог-сызыктуу тренд</translation>
        </message>
        <message>
            <source>low</source>
            <translation>төмөнкү</translation>
        </message>
        <message>
            <source>projects</source>
            <translation>долбоорлор</translation>
        </message>
        <message>
            <source>three scenarios</source>
            <translation>үч сценарий</translation>
        </message>
    </context>
</TS>
