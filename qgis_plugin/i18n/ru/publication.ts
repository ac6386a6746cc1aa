<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Whole tasks</source>
            <translation>Готовые задачи</translation>
        </message>
        <message>
            <source>Mapping file</source>
            <translation>Файл соответствий</translation>
        </message>
        <message>
            <source>File (TOML) that says what the fields and codes of the parcels mean.</source>
            <translation>Файл (TOML), где сказано, что означают поля и коды участков.</translation>
        </message>
        <message>
            <source>Yearly land balance</source>
            <translation>Годовой земельный баланс</translation>
        </message>
        <message>
            <source>Checks the parcels, works out the land balance by category and puts the balance, the table of categories by kinds of land and the findings into one workbook for the district. The total is the area of the territory to the square metre.</source>
            <translation>Проверяет участки, считает земельный баланс по категориям и складывает баланс, таблицу категорий по видам угодий и замечания в одну книгу для района. Итог равен площади территории до квадратного метра.</translation>
        </message>
        <message>
            <source>Constraints of a site</source>
            <translation>Ограничения площадки</translation>
        </message>
        <message>
            <source>For a site that is drawn or selected on the map: which parcels it touches, what restricts them and by which law, how much land lies in which hazard, and how many buildings and people on the site are exposed. Three pages come out; two where no building stands on the site.</source>
            <translation>Для площадки, нарисованной или выбранной на карте: какие участки она задевает, что и по какому закону их ограничивает, сколько земли лежит в какой опасности, сколько зданий и людей на площадке под угрозой. Получаются три страницы; если зданий на площадке нет – две.</translation>
        </message>
        <message>
            <source>Land for housing</source>
            <translation>Земля под жильё</translation>
        </message>
        <message>
            <source>From people to plots: the forecast of the population, the land that it needs, the land that is free, how well each plot suits, and the plots that meet the demand best. Where the land does not suffice, the missing hectares are shown.</source>
            <translation>От людей до участков: прогноз населения, нужная ему земля, свободная земля, пригодность каждого участка и участки, которые лучше всего покрывают потребность. Где земли не хватает, показаны недостающие гектары.</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>Площадка</translation>
        </message>
        <message>
            <source>Polygon layer with the outline of the site; or tick that only the selected features of a layer count.</source>
            <translation>Слой полигонов с контуром площадки; или отметьте, что учитываются только выделенные объекты слоя.</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) with the years and the number of people.</source>
            <translation>Файл (CSV или XLSX) с годами и численностью населения.</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Дата</translation>
        </message>
        <message>
            <source>Page of the constraints</source>
            <translation>Страница ограничений площадки</translation>
        </message>
        <message>
            <source>Page of the check</source>
            <translation>Страница проверки</translation>
        </message>
        <message>
            <source>Land balance by category</source>
            <translation>Земельный баланс по категориям</translation>
        </message>
        <message>
            <source>Categories by kinds of land</source>
            <translation>Категории по видам угодий</translation>
        </message>
        <message>
            <source>Page of the balance</source>
            <translation>Страница баланса</translation>
        </message>
        <message>
            <source>Workbook of the balance</source>
            <translation>Книга баланса</translation>
        </message>
        <message>
            <source>Restrictions of each parcel</source>
            <translation>Ограничения каждого участка</translation>
        </message>
        <message>
            <source>Page of the restrictions</source>
            <translation>Страница ограничений участков</translation>
        </message>
        <message>
            <source>Exposed buildings and people</source>
            <translation>Здания и люди под угрозой</translation>
        </message>
        <message>
            <source>Page of the exposure</source>
            <translation>Страница подверженности опасностям</translation>
        </message>
        <message>
            <source>Forecast of the population</source>
            <translation>Прогноз населения</translation>
        </message>
        <message>
            <source>Page of the demand</source>
            <translation>Страница потребности</translation>
        </message>
        <message>
            <source>Free land by use</source>
            <translation>Свободная земля по видам использования</translation>
        </message>
        <message>
            <source>Plots by how well they suit</source>
            <translation>Участки по пригодности</translation>
        </message>
        <message>
            <source>Chosen plots</source>
            <translation>Выбранные участки</translation>
        </message>
        <message>
            <source>Uses: claimed, found, missing</source>
            <translation>Использование: запрошено, найдено, не хватает</translation>
        </message>
        <message>
            <source>Missing hectares</source>
            <translation>Недостающие гектары</translation>
        </message>
        <message>
            <source>Page of the chosen plots</source>
            <translation>Страница выбранных участков</translation>
        </message>
        <message>
            <source>Land that was changed</source>
            <translation>Изменённая земля</translation>
        </message>
        <message>
            <source>Layer of the land that each change took away or added.</source>
            <translation>Слой земли, которую каждое изменение забрало или добавило.</translation>
        </message>
    </context>
</TS>
