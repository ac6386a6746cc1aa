<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Country: balance and restrictions by municipality</source>
            <translation>Өлкө: баланс жана чектөөлөр айыл аймактары боюнча</translation>
        </message>
        <message>
            <source>Adds up the parcels of all municipalities in one file, of millions of parcels as well: the balance of each closed to its territory, the land under each restriction and in each hazard, and where the municipalities overlap or leave gaps. The file is read piece by piece within the memory that is allowed. GeoParquet ordered by municipality is read fastest.</source>
            <translation>Бир файлдагы бардык айыл аймактарынын тилкелерин, анын ичинде миллиондогон тилкелерди кошот: ар биринин аймагына дал келген балансы, ар бир чектөөдөгү жана ар бир коркунучтагы жерлер, ошондой эле айыл аймактары кайсы жерде бири-бирин басып же ажырым калтырганы. Файл уруксат берилген эстин чегинде бөлүк-бөлүк окулат. Айыл аймактары боюнча иреттелген GeoParquet эң тез окулат.</translation>
        </message>
        <message>
            <source>Polygon layer laid over all parcels; it is kept in memory.</source>
            <translation>Бардык тилкелерге салынуучу көп бурчтуктар катмары; ал эсте сакталат.</translation>
        </message>
        <message>
            <source>Municipalities in the sums</source>
            <translation>Жыйынтыктардагы айыл аймактары</translation>
        </message>
        <message>
            <source>Municipalities left out</source>
            <translation>Кирбей калган айыл аймактары</translation>
        </message>
        <message>
            <source>Parcels together, ha</source>
            <translation>Тилкелердин суммасы, га</translation>
        </message>
        <message>
            <source>Overlaps of parcels, ha</source>
            <translation>Тилкелердин кабатталуулары, га</translation>
        </message>
        <message>
            <source>Gaps between parcels, ha</source>
            <translation>Тилкелердин ортосундагы боштуктар, га</translation>
        </message>
        <message>
            <source>Parcels outside their municipality, ha</source>
            <translation>Өз айыл аймагынан тышкаркы тилкелер, га</translation>
        </message>
        <message>
            <source>Municipalities together, ha</source>
            <translation>Айыл аймактарынын суммасы, га</translation>
        </message>
        <message>
            <source>Overlaps between municipalities, ha</source>
            <translation>Айыл аймактарынын ортосундагы басуулар, га</translation>
        </message>
        <message>
            <source>Gaps between municipalities, ha</source>
            <translation>Айыл аймактарынын ортосундагы ажырымдар, га</translation>
        </message>
        <message>
            <source>Outside the district or the country, ha</source>
            <translation>Райондун же өлкөнүн сыртында, га</translation>
        </message>
        <message>
            <source>Residual, ha</source>
            <translation>Калдык, га</translation>
        </message>
        <message>
            <source>Largest residual of a municipality, ha</source>
            <translation>Айыл аймагынын эң чоң калдыгы, га</translation>
        </message>
        <message>
            <source>Land under a restriction, ha</source>
            <translation>Чектелген жерлер, га</translation>
        </message>
        <message>
            <source>Land in danger, ha</source>
            <translation>Коркунучтагы жерлер, га</translation>
        </message>
        <message>
            <source>Residual of the regimes, ha</source>
            <translation>Режимдер боюнча калдык, га</translation>
        </message>
        <message>
            <source>Residual of the hazards, ha</source>
            <translation>Коркунучтар боюнча калдык, га</translation>
        </message>
        <message>
            <source>File of the parcels</source>
            <translation>Тилкелердин файлы</translation>
        </message>
        <message>
            <source>GeoParquet, or another file that QGIS reads; it may be larger than memory.</source>
            <translation>GeoParquet же QGIS окуй турган башка файл; ал эстен чоң болушу мүмкүн.</translation>
        </message>
        <message>
            <source>Layer in the file</source>
            <translation>Файлдагы катмар</translation>
        </message>
        <message>
            <source>Only where it holds several.</source>
            <translation>Анда бир нече катмар болгондо гана.</translation>
        </message>
        <message>
            <source>Field with the municipality</source>
            <translation>Айыл аймагы жазылган талаа</translation>
        </message>
        <message>
            <source>Of the parcels and of the boundaries; names are compared as they stand.</source>
            <translation>Тилкелерде жана чек араларда; аттар жазылганындай салыштырылат.</translation>
        </message>
        <message>
            <source>Boundaries of the municipalities</source>
            <translation>Айыл аймактарынын чек аралары</translation>
        </message>
        <message>
            <source>Without them the outer outline of its parcels is a municipality's territory.</source>
            <translation>Аларсыз айыл аймагынын аймагы катары тилкелеринин тышкы контуру алынат.</translation>
        </message>
        <message>
            <source>Boundary of the country</source>
            <translation>Өлкөнүн чек арасы</translation>
        </message>
        <message>
            <source>The outline into which the municipalities should fit.</source>
            <translation>Айыл аймактары батышы керек болгон контур.</translation>
        </message>
        <message>
            <source>Columns of the schema separated by commas, as category, ownership.</source>
            <translation>Схеманын мамычалары үтүр менен, мисалы category, ownership.</translation>
        </message>
        <message>
            <source>The day on which the restrictions are in force.</source>
            <translation>Чектөөлөр күчүндө болгон күн.</translation>
        </message>
        <message>
            <source>Memory, MB</source>
            <translation>Эс, МБ</translation>
        </message>
        <message>
            <source>What the calculation may take, about; a municipality is never divided.</source>
            <translation>Эсептөө болжол менен канча ала алат; айыл аймагы бөлүнбөйт.</translation>
        </message>
        <message>
            <source>Municipalities</source>
            <translation>Айыл аймактары</translation>
        </message>
        <message>
            <source>Layer of their outlines with the main figures and ranks.</source>
            <translation>Алардын контурларынын негизги көрсөткүчтөрү жана орундары бар катмары.</translation>
        </message>
        <message>
            <source>Balance of the country</source>
            <translation>Өлкөнүн балансы</translation>
        </message>
        <message>
            <source>Table with the sums and the seams; it adds up to the territory.</source>
            <translation>Суммалар жана кошулган жерлер бар таблица; аймакка дал келет.</translation>
        </message>
        <message>
            <source>Balance by municipality</source>
            <translation>Баланс айыл аймактары боюнча</translation>
        </message>
        <message>
            <source>Table closed for each.</source>
            <translation>Ар бири үчүн дал келтирилген таблица.</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Кемчиликтер</translation>
        </message>
        <message>
            <source>Table of what does not fit, the gravest first, and how to mend it.</source>
            <translation>Дал келбестиктердин таблицасы, адегенде эң олуттуулары, жана аларды кантип оңдоо керектиги.</translation>
        </message>
        <message>
            <source>Figures of the municipalities</source>
            <translation>Айыл аймактарынын көрсөткүчтөрү</translation>
        </message>
        <message>
            <source>Table with one row for each: status, figures and ranks.</source>
            <translation>Ар бирине бир сап берилген таблица: абалы, көрсөткүчтөрү жана орундары.</translation>
        </message>
        <message>
            <source>Land by kind of restriction</source>
            <translation>Жерлер чектөөлөрдүн түрлөрү боюнча</translation>
        </message>
        <message>
            <source>Table by municipality; land under several kinds counts for each.</source>
            <translation>Айыл аймактары боюнча таблица; бир нече түргө кирген жер ар биринде эсептелет.</translation>
        </message>
        <message>
            <source>Table with the strictest regime, by municipality.</source>
            <translation>Айыл аймактары боюнча эң катаал режимдин таблицасы.</translation>
        </message>
        <message>
            <source>Land by hazard and level</source>
            <translation>Жерлер коркунучтар жана деңгээлдер боюнча</translation>
        </message>
        <message>
            <source>Table by municipality; for each hazard the levels add up.</source>
            <translation>Айыл аймактары боюнча таблица; ар бир коркунучтун деңгээлдери суммага дал келет.</translation>
        </message>
        <message>
            <source>Seams as a table</source>
            <translation>Кошулган жерлер таблица түрүндө</translation>
        </message>
        <message>
            <source>Table of the same pieces with their hectares.</source>
            <translation>Ошол эле бөлүктөрдүн гектарлары менен таблицасы.</translation>
        </message>
        <message>
            <source>Lay the district together</source>
            <translation>Районду жыйынтыктоо</translation>
        </message>
        <message>
            <source>Builds a district from the packages of its municipalities: balance, protected areas and restrictions, hazards with the people in them, demand for land against supply, each municipality ranked. Where their boundaries overlap or leave gaps, parcels are claimed twice, years or names differ, it says so. A package that is damaged is named with the reason, and the rest is worked out. Revenues are not added up.</source>
            <translation>Районду айыл аймактарынын пакеттеринен түзөт: баланс, ӨКЖА жана чектөөлөр, коркунучтар жана алардагы адамдар, жерге муктаждык жана бар жер, ар бир айыл аймагынын орду. Чек аралары бири-бирин басып же ажырым калтырса, тилкелер эки жолу көрсөтүлсө, жылдар же аттар дал келбесе, бул айтылат. Бузулган пакет себеби менен аталат, калганы эсептелет. Кирешелер кошулбайт.</translation>
        </message>
        <message>
            <source>Laid over every municipality in the place of its own.</source>
            <translation>Ар бир айыл аймагына өзүнүкүнүн ордуна салынат.</translation>
        </message>
        <message>
            <source>Year of the figures</source>
            <translation>Көрсөткүчтөрдүн жылы</translation>
        </message>
        <message>
            <source>Protected areas, ha</source>
            <translation>ӨКЖА, га</translation>
        </message>
        <message>
            <source>People in danger</source>
            <translation>Коркунучтагы адамдар</translation>
        </message>
        <message>
            <source>Land needed, ha</source>
            <translation>Керектүү жер, га</translation>
        </message>
        <message>
            <source>Land missing, ha</source>
            <translation>Жетишпеген жер, га</translation>
        </message>
        <message>
            <source>Folder with the packages</source>
            <translation>Пакеттер турган папка</translation>
        </message>
        <message>
            <source>Every file (.zip) in it is the package of a municipality.</source>
            <translation>Андагы ар бир файл (.zip) — айыл аймагынын пакети.</translation>
        </message>
        <message>
            <source>Boundary of the district</source>
            <translation>Райондун чек арасы</translation>
        </message>
        <message>
            <source>Without it the outer outline of the municipalities is the territory.</source>
            <translation>Ансыз аймак катары айыл аймактарынын тышкы контуру алынат.</translation>
        </message>
        <message>
            <source>List of the municipalities</source>
            <translation>Айыл аймактарынын тизмеси</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with name_ky, name_ru, name_en, code and totals.</source>
            <translation>name_ky, name_ru, name_en, code жана жыйынтыктар бар таблица (CSV же XLSX).</translation>
        </message>
        <message>
            <source>Package of limits</source>
            <translation>Чектөөлөрдүн пакети</translation>
        </message>
        <message>
            <source>The package that went down, for its restrictions and hazards.</source>
            <translation>Төмөн берилген пакет: анын чектөөлөрү жана коркунучтары.</translation>
        </message>
        <message>
            <source>Left empty, that of most municipalities; who has another is named.</source>
            <translation>Бош калса, көпчүлүк айыл аймактарынын жылы; башка жылы барлар аталат.</translation>
        </message>
        <message>
            <source>Page for the staff of the district, with a map.</source>
            <translation>Райондун кызматкерлери үчүн картасы бар бет.</translation>
        </message>
        <message>
            <source>Workbook with a sheet for each table.</source>
            <translation>Ар бир таблицага бир барагы бар китеп.</translation>
        </message>
        <message>
            <source>Balance of the district</source>
            <translation>Райондун балансы</translation>
        </message>
        <message>
            <source>Table with the sums by category and the seams; it adds up to the territory.</source>
            <translation>Категориялар боюнча суммалар жана кошулган жерлер бар таблица; аймакка дал келет.</translation>
        </message>
        <message>
            <source>Missing from the sums</source>
            <translation>Жыйынтыктарда жок</translation>
        </message>
        <message>
            <source>Table with each municipality, part or layer that is not there, and why.</source>
            <translation>Жок айыл аймактарынын, бөлүктөрдүн жана катмарлардын себеби көрсөтүлгөн таблицасы.</translation>
        </message>
        <message>
            <source>Seams</source>
            <translation>Кошулган жерлер</translation>
        </message>
        <message>
            <source>Layer of the overlaps, the gaps and the land outside the district.</source>
            <translation>Басуулардын, ажырымдардын жана райондун сыртындагы жерлердин катмары.</translation>
        </message>
        <message>
            <source>Protected areas and other kinds</source>
            <translation>ӨКЖА жана башка түрлөр</translation>
        </message>
        <message>
            <source>Table with the land under each kind of restriction, by municipality.</source>
            <translation>Айыл аймактары боюнча чектөөнүн ар бир түрүндөгү жерлердин таблицасы.</translation>
        </message>
        <message>
            <source>People by hazard and level</source>
            <translation>Адамдар коркунучтар жана деңгээлдер боюнча</translation>
        </message>
        <message>
            <source>Table with people, households and buildings, by municipality.</source>
            <translation>Айыл аймактары боюнча адамдардын, үй чарбаларынын жана имараттардын таблицасы.</translation>
        </message>
        <message>
            <source>Demand against supply</source>
            <translation>Муктаждык жана бар жер</translation>
        </message>
        <message>
            <source>Table by municipality and use: needed, ready, missing.</source>
            <translation>Айыл аймактары жана пайдалануу түрлөрү боюнча таблица: керек, даяр, жетишпейт.</translation>
        </message>
        <message>
            <source>Names</source>
            <translation>Аттар</translation>
        </message>
        <message>
            <source>Table that says how names were joined with the list, and how alike they are.</source>
            <translation>Аттар тизме менен кантип кошулганын жана канчалык окшош экенин көрсөткөн таблица.</translation>
        </message>
        <message>
            <source>Parcels claimed twice</source>
            <translation>Эки жолу көрсөтүлгөн тилкелер</translation>
        </message>
        <message>
            <source>Table with the parcels that several municipalities have.</source>
            <translation>Бир нече айыл аймагында бар тилкелердин таблицасы.</translation>
        </message>
        <message>
            <source>Packages</source>
            <translation>Пакеттер</translation>
        </message>
        <message>
            <source>Pack a municipality</source>
            <translation>Айыл аймагын таңгактоо</translation>
        </message>
        <message>
            <source>Puts the layers of a municipality, or a plan with the tables of its run, into one sealed file for the district: every byte is under a checksum, so that damage on the way is seen. The same way limits go down from the district to its municipalities. The fields become those of the schema, and nothing is changed in the layers.</source>
            <translation>Айыл аймагынын катмарларын же планды эсептелген таблицалары менен район үчүн бир мөөрлөнгөн файлга салат: ар бир байт текшерүү суммасынын астында, ошондуктан жолдогу бузулуу байкалат. Чектөөлөр да райондон айыл аймактарына ушундай берилет. Талаалар схеманын талаалары болуп калат, катмарлардын өзү өзгөрбөйт.</translation>
        </message>
        <message>
            <source>Packed as it is, with the fields of the schema.</source>
            <translation>Кандай болсо, ошондой таңгакталат, схеманын талаалары менен.</translation>
        </message>
        <message>
            <source>Left empty, that of the plan.</source>
            <translation>Бош калса, пландагысы.</translation>
        </message>
        <message>
            <source>Layers in the package</source>
            <translation>Пакеттеги катмарлар</translation>
        </message>
        <message>
            <source>Tables in the package</source>
            <translation>Пакеттеги таблицалар</translation>
        </message>
        <message>
            <source>File (TOML) of a plan; its layers and results go before those below.</source>
            <translation>Пландын файлы (TOML); анын катмарлары жана натыйжалары төмөндөгүлөрдүн ордуна алынат.</translation>
        </message>
        <message>
            <source>With the results of the plan</source>
            <translation>Пландын натыйжалары менен</translation>
        </message>
        <message>
            <source>The plan is run, and its balance, exposure, demand and supply are packed.</source>
            <translation>План эсептелет, анын балансы, коркунучтары, муктаждыгы жана бар жери таңгакталат.</translation>
        </message>
        <message>
            <source>The file that goes to the district; it is replaced as a whole or not at all.</source>
            <translation>Районго жөнөтүлүүчү файл; ал толугу менен алмаштырылат же такыр алмаштырылбайт.</translation>
        </message>
        <message>
            <source>Name of the municipality in Kyrgyz</source>
            <translation>Айыл аймагынын кыргызча аты</translation>
        </message>
        <message>
            <source>Name of the municipality in Russian</source>
            <translation>Айыл аймагынын орусча аты</translation>
        </message>
        <message>
            <source>Name of the municipality in English</source>
            <translation>Айыл аймагынын англисче аты</translation>
        </message>
        <message>
            <source>Number of the municipality in the state's register.</source>
            <translation>Айыл аймагынын мамлекеттик реестрдеги номери.</translation>
        </message>
        <message>
            <source>Base year of the figures</source>
            <translation>Көрсөткүчтөрдүн базалык жылы</translation>
        </message>
        <message>
            <source>Day of the layers</source>
            <translation>Катмарлардын күнү</translation>
        </message>
        <message>
            <source>As 2026-11-01; may be left empty.</source>
            <translation>Мисалы, 2026-11-01; бош калтырса болот.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Багыты</translation>
        </message>
        <message>
            <source>Figures go up to the district, limits go down to its municipalities.</source>
            <translation>Көрсөткүчтөр жогору районго, чектөөлөр төмөн айыл аймактарына берилет.</translation>
        </message>
        <message>
            <source>Content of the package</source>
            <translation>Пакеттин мазмуну</translation>
        </message>
        <message>
            <source>Table of the layers and tables that were packed.</source>
            <translation>Таңгакталган катмарлардын жана таблицалардын тизмеси.</translation>
        </message>
        <message>
            <source>File of the package</source>
            <translation>Пакеттин файлы</translation>
        </message>
        <message>
            <source>up to the district</source>
            <translation>жогору, районго</translation>
        </message>
        <message>
            <source>down to the municipalities</source>
            <translation>төмөн, айыл аймактарына</translation>
        </message>
        <message>
            <source>District and country</source>
            <translation>Район жана өлкө</translation>
        </message>
    </context>
</TS>
