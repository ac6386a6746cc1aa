<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Draw a site</source>
            <translation>Нарисовать площадку</translation>
        </message>
        <message>
            <source>Click the corners on the map; a right click ends the outline, Esc drops it.</source>
            <translation>Щёлкайте углы на карте; правая кнопка завершает контур, Esc отменяет его.</translation>
        </message>
        <message>
            <source>From the selection</source>
            <translation>Из выделения</translation>
        </message>
        <message>
            <source>The site is the selected parcels of the layer.</source>
            <translation>Площадка – выделенные в слое участки.</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Очистить</translation>
        </message>
        <message>
            <source>Take the outline off the map.</source>
            <translation>Убрать контур с карты.</translation>
        </message>
        <message>
            <source>Draw the site on the map, or select its parcels.</source>
            <translation>Нарисуйте площадку на карте или выделите её участки.</translation>
        </message>
        <message>
            <source>ha</source>
            <translation>га</translation>
        </message>
        <message>
            <source>Category and kind</source>
            <translation>Вид и категория</translation>
        </message>
        <message>
            <source>Name of the site, for the plan</source>
            <translation>Название площадки, для плана</translation>
        </message>
        <message>
            <source>Case sheet…</source>
            <translation>Лист дела…</translation>
        </message>
        <message>
            <source>Case sheet</source>
            <translation>Лист дела</translation>
        </message>
        <message>
            <source>The verdict with a map, the rules and the balance, to print.</source>
            <translation>Вывод с картой, правилами и балансом, для печати.</translation>
        </message>
        <message>
            <source>Keep in the plan</source>
            <translation>Внести в план</translation>
        </message>
        <message>
            <source>Put the site among the cases of the open plan; the next run counts it in.</source>
            <translation>Добавить площадку в дела открытого плана; следующий расчёт учтёт её.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Отменить</translation>
        </message>
        <message>
            <source>Take the case that was kept last out of the plan.</source>
            <translation>Убрать из плана дело, внесённое последним.</translation>
        </message>
        <message>
            <source>Law of the day</source>
            <translation>Право на дату</translation>
        </message>
        <message>
            <source>Choose a rule to see which part of the site it concerns.</source>
            <translation>Выберите правило, чтобы увидеть, какой части площадки оно касается.</translation>
        </message>
        <message>
            <source>The text of this rule has not been compared with the law in force.</source>
            <translation>Текст этого правила не сверен с действующим законом.</translation>
        </message>
        <message>
            <source>met</source>
            <translation>соблюдено</translation>
        </message>
        <message>
            <source>needed</source>
            <translation>требуется</translation>
        </message>
        <message>
            <source>in the way</source>
            <translation>препятствует</translation>
        </message>
        <message>
            <source>An outline needs three corners or more.</source>
            <translation>Контуру нужно не меньше трёх углов.</translation>
        </message>
        <message>
            <source>The outline crosses itself; draw it anew.</source>
            <translation>Контур пересекает сам себя; нарисуйте его заново.</translation>
        </message>
        <message>
            <source>The outline lies outside the parcels.</source>
            <translation>Контур лежит вне участков.</translation>
        </message>
        <message>
            <source>Select the parcels of the site in {layer} first.</source>
            <translation>Сначала выделите участки площадки в слое {layer}.</translation>
        </message>
        <message>
            <source>{layer} has no field parcel_id; draw the site instead.</source>
            <translation>В слое {layer} нет поля parcel_id; нарисуйте площадку.</translation>
        </message>
        <message>
            <source>Looking at the law…</source>
            <translation>Проверка по закону…</translation>
        </message>
        <message>
            <source>Pre-check of a site</source>
            <translation>Предпроверка площадки</translation>
        </message>
        <message>
            <source>The pre-check has been worked out; notes are in the log.</source>
            <translation>Предпроверка выполнена; примечания – в журнале.</translation>
        </message>
        <message>
            <source>Writing the case sheet…</source>
            <translation>Запись листа дела…</translation>
        </message>
        <message>
            <source>Cases of the plan</source>
            <translation>Дела плана</translation>
        </message>
        <message>
            <source>The site is case {case} of the plan; run the plan to count it in.</source>
            <translation>Площадка – дело {case} плана; выполните расчёт плана, чтобы учесть её.</translation>
        </message>
        <message>
            <source>Case {case} is out of the plan.</source>
            <translation>Дело {case} убрано из плана.</translation>
        </message>
        <message>
            <source>Open a plan on the page “Plan” first.</source>
            <translation>Сначала откройте план на странице «План».</translation>
        </message>
        <message>
            <source>Site: {area} ha</source>
            <translation>Площадка: {area} га</translation>
        </message>
        <message>
            <source>Compensation of lost production: {sum} som</source>
            <translation>Возмещение потерь производства: {sum} сом</translation>
        </message>
        <message>
            <source>Under no parcel: {area} ha</source>
            <translation>Вне участков: {area} га</translation>
        </message>
        <message>
            <source>Transformation</source>
            <translation>Перевод земель</translation>
        </message>
    </context>
</TS>
