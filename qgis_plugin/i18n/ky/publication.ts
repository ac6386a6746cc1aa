<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Whole tasks</source>
            <translation>Бүтүндөй милдеттер</translation>
        </message>
        <message>
            <source>Mapping file</source>
            <translation>Шайкештик файлы</translation>
        </message>
        <message>
            <source>File (TOML) that says what the fields and codes of the parcels mean.</source>
            <translation>Жер тилкелеринин талаалары менен коддору эмнени билдирерин айткан файл (TOML).</translation>
        </message>
        <message>
            <source>Yearly land balance</source>
            <translation>Жылдык жер балансы</translation>
        </message>
        <message>
            <source>Checks the parcels, works out the land balance by category and puts the balance, the table of categories by kinds of land and the findings into one workbook for the district. The total is the area of the territory to the square metre.</source>
            <translation>Жер тилкелерин текшерет, категориялар боюнча жер балансын чыгарат жана балансты, чарба жерлеринин түрлөрү боюнча категориялардын таблицасын, эскертүүлөрдү район үчүн бир китепке салат. Жыйынтык аймактын аянтына чарчы метрине чейин барабар.</translation>
        </message>
        <message>
            <source>Constraints of a site</source>
            <translation>Аянтчанын чектөөлөрү</translation>
        </message>
        <message>
            <source>For a site that is drawn or selected on the map: which parcels it touches, what restricts them and by which law, how much land lies in which hazard, and how many buildings and people on the site are exposed. Three pages come out; two where no building stands on the site.</source>
            <translation>Картада чийилген же тандалган аянтча үчүн: кайсы жер тилкелерине тиет, аларды эмне жана кайсы мыйзам чектейт, кайсы коркунучта канча жер жатат, аянтчадагы канча имарат жана адам коркунучта. Үч барак чыгат; аянтчада имарат жок болсо, экөө.</translation>
        </message>
        <message>
            <source>Land for housing</source>
            <translation>Турак жай үчүн жер</translation>
        </message>
        <message>
            <source>From people to plots: the forecast of the population, the land that it needs, the land that is free, how well each plot suits, and the plots that meet the demand best. Where the land does not suffice, the missing hectares are shown.</source>
            <translation>Адамдардан жер тилкелерине чейин: калктын болжолу, ага керек жер, бош жерлер, ар бир тилкенин жарамдуулугу жана муктаждыкты эң жакшы жапкан тилкелер. Жер жетпеген жерде жетишпеген гектарлар көрсөтүлөт.</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>Аянтча</translation>
        </message>
        <message>
            <source>Polygon layer with the outline of the site; or tick that only the selected features of a layer count.</source>
            <translation>Аянтчанын чеги бар полигондор катмары; же катмардын тандалган объекттери гана эске алынсын деп белгилеңиз.</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) with the years and the number of people.</source>
            <translation>Жылдар жана калктын саны бар файл (CSV же XLSX).</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Күнү</translation>
        </message>
        <message>
            <source>Page of the constraints</source>
            <translation>Аянтчанын чектөөлөр барагы</translation>
        </message>
        <message>
            <source>Page of the check</source>
            <translation>Текшерүүнүн барагы</translation>
        </message>
        <message>
            <source>Land balance by category</source>
            <translation>Категориялар боюнча жер балансы</translation>
        </message>
        <message>
            <source>Categories by kinds of land</source>
            <translation>Категориялар чарба жерлеринин түрлөрү боюнча</translation>
        </message>
        <message>
            <source>Page of the balance</source>
            <translation>Баланстын барагы</translation>
        </message>
        <message>
            <source>Workbook of the balance</source>
            <translation>Баланстын китеби</translation>
        </message>
        <message>
            <source>Restrictions of each parcel</source>
            <translation>Ар бир жер тилкесинин чектөөлөрү</translation>
        </message>
        <message>
            <source>Page of the restrictions</source>
            <translation>Тилкелердин чектөөлөр барагы</translation>
        </message>
        <message>
            <source>Exposed buildings and people</source>
            <translation>Коркунучтагы имараттар жана адамдар</translation>
        </message>
        <message>
            <source>Page of the exposure</source>
            <translation>Коркунучта тургандардын барагы</translation>
        </message>
        <message>
            <source>Forecast of the population</source>
            <translation>Калктын санынын болжолу</translation>
        </message>
        <message>
            <source>Page of the demand</source>
            <translation>Муктаждыктын барагы</translation>
        </message>
        <message>
            <source>Free land by use</source>
            <translation>Пайдалануу түрлөрү боюнча бош жерлер</translation>
        </message>
        <message>
            <source>Plots by how well they suit</source>
            <translation>Жарамдуулугу боюнча жер тилкелери</translation>
        </message>
        <message>
            <source>Chosen plots</source>
            <translation>Тандалган жер тилкелери</translation>
        </message>
        <message>
            <source>Uses: claimed, found, missing</source>
            <translation>Пайдалануу: суралган, табылган, жетпеген</translation>
        </message>
        <message>
            <source>Missing hectares</source>
            <translation>Жетишпеген гектарлар</translation>
        </message>
        <message>
            <source>Page of the chosen plots</source>
            <translation>Тандалган тилкелердин барагы</translation>
        </message>
        <message>
            <source>Land that was changed</source>
            <translation>Өзгөртүлгөн жер</translation>
        </message>
        <message>
            <source>Layer of the land that each change took away or added.</source>
            <translation>Ар бир өзгөртүү алып салган же кошкон жердин катмары.</translation>
        </message>
    </context>
</TS>
