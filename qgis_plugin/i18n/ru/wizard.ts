<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Repair this…</source>
            <translation>Исправить это…</translation>
        </message>
        <message>
            <source>Show what a repair of this finding would change.</source>
            <translation>Показать, что изменит исправление этого замечания.</translation>
        </message>
        <message>
            <source>All of this kind…</source>
            <translation>Все такого вида…</translation>
        </message>
        <message>
            <source>Show what a repair of all findings like this would change.</source>
            <translation>Показать, что изменит исправление всех таких замечаний.</translation>
        </message>
        <message>
            <source>New plan…</source>
            <translation>Новый план…</translation>
        </message>
        <message>
            <source>Make a plan from the layers of the map.</source>
            <translation>Составить план из слоёв карты.</translation>
        </message>
        <message>
            <source>Edit the mapping…</source>
            <translation>Соответствия…</translation>
        </message>
        <message>
            <source>Say what the fields and codes of the plan's layers mean.</source>
            <translation>Указать, что означают поля и коды слоёв плана.</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>Исправление</translation>
        </message>
        <message>
            <source>No edge is moved by more than this.</source>
            <translation>Ни одна линия не сдвигается больше, чем на это расстояние.</translation>
        </message>
        <message>
            <source>Apply to a copy</source>
            <translation>Применить к копии</translation>
        </message>
        <message>
            <source>Write a repaired layer and put it on the map; yours stays.</source>
            <translation>Записать исправленный слой и добавить его на карту; ваш останется как есть.</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>Не менять</translation>
        </message>
        <message>
            <source>Change nothing.</source>
            <translation>Ничего не менять.</translation>
        </message>
        <message>
            <source>Tolerance</source>
            <translation>Допуск</translation>
        </message>
        <message>
            <source>m</source>
            <translation>м</translation>
        </message>
        <message>
            <source>m²</source>
            <translation>м²</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Изменение</translation>
        </message>
        <message>
            <source>{count} changes, together {area} m². The copy will be written to {file}; your layer stays as it is.</source>
            <translation>Изменений: {count}, всего {area} м². Копия будет записана в {file}; ваш слой останется как есть.</translation>
        </message>
        <message>
            <source>Looking at what a repair would change</source>
            <translation>Проверка, что изменит исправление</translation>
        </message>
        <message>
            <source>The program cannot repair this within the tolerance; a person has to decide.</source>
            <translation>В пределах допуска программа этого не исправит; решать должен человек.</translation>
        </message>
        <message>
            <source>Repairing a copy of the layer</source>
            <translation>Исправление копии слоя</translation>
        </message>
        <message>
            <source>{layer}, repaired</source>
            <translation>{layer}, исправленный</translation>
        </message>
        <message>
            <source>The repaired copy is on the map: {file}</source>
            <translation>Исправленная копия на карте: {file}</translation>
        </message>
        <message>
            <source>{nothing} perhaps: {label}, {score}</source>
            <translation>{nothing} возможно: {label}, {score}</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Значение</translation>
        </message>
        <message>
            <source>Features</source>
            <translation>Объектов</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Код</translation>
        </message>
        <message>
            <source>(all other values, and none)</source>
            <translation>(все другие значения и пустые)</translation>
        </message>
        <message>
            <source>(no value)</source>
            <translation>(нет значения)</translation>
        </message>
        <message>
            <source>– not assigned –</source>
            <translation>– не назначен –</translation>
        </message>
        <message>
            <source>Unassigned: {count} of {features} features ({share} %), {area} of {all} ha ({share_ha} %)</source>
            <translation>Не распределено: {count} из {features} объектов ({share} %), {area} из {all} га ({share_ha} %)</translation>
        </message>
        <message>
            <source>Assign</source>
            <translation>Назначить</translation>
        </message>
        <message>
            <source>Give all selected values this code.</source>
            <translation>Назначить этот код всем выбранным значениям.</translation>
        </message>
        <message>
            <source>Take the suggestions</source>
            <translation>Принять предложения</translation>
        </message>
        <message>
            <source>Give the values without a code the most alike one; check them afterwards.</source>
            <translation>Назначить значениям без кода самый похожий; затем проверьте их.</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Колонка</translation>
        </message>
        <message>
            <source>Say what the values of your layer mean. Select rows and assign a code, or click on a code. What stays unassigned is shown as such in every balance.</source>
            <translation>Укажите, что означают значения вашего слоя. Выделите строки и назначьте код или щёлкните по коду. Нераспределённое так и показывается в каждом балансе.</translation>
        </message>
        <message>
            <source>No column with codes was given a field: all land is unassigned.</source>
            <translation>Ни одной колонке с кодами не назначено поле: вся земля не распределена.</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>Не распределено</translation>
        </message>
        <message>
            <source>Folder of the plan</source>
            <translation>Папка плана</translation>
        </message>
        <message>
            <source>Tables (*.csv *.xlsx *.toml);;All files (*)</source>
            <translation>Таблицы (*.csv *.xlsx *.toml);;Все файлы (*)</translation>
        </message>
        <message>
            <source>New plan</source>
            <translation>Новый план</translation>
        </message>
        <message>
            <source>Write the plan</source>
            <translation>Записать план</translation>
        </message>
        <message>
            <source>Mapping of the plan</source>
            <translation>Соответствия плана</translation>
        </message>
        <message>
            <source>Write the mapping</source>
            <translation>Записать соответствия</translation>
        </message>
        <message>
            <source>Reading the plan</source>
            <translation>Чтение плана</translation>
        </message>
        <message>
            <source>Looking at the layers of the map</source>
            <translation>Просмотр слоёв карты</translation>
        </message>
        <message>
            <source>Reading the layers</source>
            <translation>Чтение слоёв</translation>
        </message>
        <message>
            <source>Looking at what will run</source>
            <translation>Проверка, что будет рассчитано</translation>
        </message>
        <message>
            <source>Writing the plan</source>
            <translation>Запись плана</translation>
        </message>
        <message>
            <source>Choose the file</source>
            <translation>Выберите файл</translation>
        </message>
        <message>
            <source>Copying layers that have no file of their own</source>
            <translation>Копирование слоёв без собственного файла</translation>
        </message>
        <message>
            <source>Writing the mapping</source>
            <translation>Запись соответствий</translation>
        </message>
        <message>
            <source>Territory</source>
            <translation>Территория</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>Слои</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>Поля</translation>
        </message>
        <message>
            <source>Codes</source>
            <translation>Коды</translation>
        </message>
        <message>
            <source>It is gone.</source>
            <translation>Его больше нет.</translation>
        </message>
        <message>
            <source>The plan is written: {plan}</source>
            <translation>План записан: {plan}</translation>
        </message>
        <message>
            <source>{filled} of {features} filled, {distinct} different, such as {example}</source>
            <translation>Заполнено {filled} из {features}, разных {distinct}, например {example}</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Слой</translation>
        </message>
        <message>
            <source>{features} features, {area} ha</source>
            <translation>Объектов: {features}, {area} га</translation>
        </message>
        <message>
            <source>{features} features</source>
            <translation>Объектов: {features}</translation>
        </message>
        <message>
            <source>{count} numbers repeat: {distinct} different in {filled} features.</source>
            <translation>Повторяется номеров: {count}; разных {distinct} на {filled} объектов.</translation>
        </message>
        <message>
            <source>{distinct} different values: this is hardly a list of codes.</source>
            <translation>Разных значений: {distinct}; на перечень кодов это не похоже.</translation>
        </message>
        <message>
            <source>Field of the layer</source>
            <translation>Поле слоя</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Единица</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Что найдено</translation>
        </message>
        <message>
            <source>Say which field of your layer holds what. What was recognised with certainty is chosen already; less likely fields are only named on the right.</source>
            <translation>Укажите, что хранится в каком поле вашего слоя. Уверенно распознанное уже выбрано; менее вероятные поля лишь названы справа.</translation>
        </message>
        <message>
            <source>Perhaps {field} (likeness {score}); choose it if it is right.</source>
            <translation>Возможно, {field} (сходство {score}); выберите его, если это верно.</translation>
        </message>
        <message>
            <source>No field: left empty, or filled by the rules of the program.</source>
            <translation>Нет поля: останется пустым или заполнится по правилам программы.</translation>
        </message>
        <message>
            <source>Nothing is filled in.</source>
            <translation>Ничего не заполнено.</translation>
        </message>
        <message>
            <source>– none –</source>
            <translation>– нет –</translation>
        </message>
        <message>
            <source>Few of its values are numbers: it cannot be compared.</source>
            <translation>Чисел в нём мало: сравнить нельзя.</translation>
        </message>
        <message>
            <source>registered / measured = {ratio} (median)</source>
            <translation>по документам / измерено = {ratio} (медиана)</translation>
        </message>
        <message>
            <source>{layer}: {field} has too many different values for codes.</source>
            <translation>{layer}: в поле {field} слишком много разных значений для кодов.</translation>
        </message>
        <message>
            <source>{runs} of {count} steps have what they need.</source>
            <translation>Данных достаточно для {runs} шагов из {count}.</translation>
        </message>
        <message>
            <source>Choose the file…</source>
            <translation>Выбрать файл…</translation>
        </message>
        <message>
            <source>A CSV or Excel table for this row.</source>
            <translation>Таблица CSV или Excel для этой строки.</translation>
        </message>
        <message>
            <source>Without it</source>
            <translation>Без неё</translation>
        </message>
        <message>
            <source>Take the file of this row away again.</source>
            <translation>Убрать файл этой строки.</translation>
        </message>
        <message>
            <source>Tables, if there are any</source>
            <translation>Таблицы, если они есть</translation>
        </message>
        <message>
            <source>What will be worked out</source>
            <translation>Что будет рассчитано</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Таблица</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Файл</translation>
        </message>
        <message>
            <source>Everything here can be added later in plan.toml, which is written with a comment for each key. What lacks data is left out of the results, with the reason.</source>
            <translation>Всё это можно добавить позже в plan.toml, где у каждого ключа есть пояснение. То, для чего нет данных, не рассчитывается, и причина указывается.</translation>
        </message>
        <message>
            <source>{selected} features are selected, but the whole layer is taken.</source>
            <translation>Выделено объектов: {selected}, но берётся весь слой.</translation>
        </message>
        <message>
            <source>Its file is not read directly</source>
            <translation>Его файл не читается напрямую</translation>
        </message>
        <message>
            <source>Only rasters in files can be taken; export it first.</source>
            <translation>Можно взять только растр в файле; сначала экспортируйте его.</translation>
        </message>
        <message>
            <source>It has no coordinate reference system; set it in QGIS first.</source>
            <translation>У него нет системы координат; сначала задайте её в QGIS.</translation>
        </message>
        <message>
            <source>The file {file} is read where it is.</source>
            <translation>Файл {file} читается на своём месте.</translation>
        </message>
        <message>
            <source>It is no file</source>
            <translation>Это не файл</translation>
        </message>
        <message>
            <source>It is filtered</source>
            <translation>Он отфильтрован</translation>
        </message>
        <message>
            <source>It has edits that are not saved</source>
            <translation>В нём есть несохранённые правки</translation>
        </message>
        <message>
            <source>Its coordinate reference system was changed in QGIS</source>
            <translation>Его система координат изменена в QGIS</translation>
        </message>
        <message>
            <source>{why}: it is copied into {file} as it is now.</source>
            <translation>{why}: он копируется в {file} таким, как сейчас.</translation>
        </message>
        <message>
            <source>{layer} could not be copied: {reason}</source>
            <translation>Слой {layer} не удалось скопировать: {reason}</translation>
        </message>
        <message>
            <source>Only the land plots are required. What looks likely is chosen already; check it. Layers without a file of their own are copied into layers.gpkg beside the plan.</source>
            <translation>Обязательны только земельные участки. Вероятные слои уже выбраны, проверьте их. Слои без собственного файла копируются в layers.gpkg рядом с планом.</translation>
        </message>
        <message>
            <source>The layers of the map are being looked at.</source>
            <translation>Слои карты просматриваются.</translation>
        </message>
        <message>
            <source>Choose the layer of the land plots.</source>
            <translation>Выберите слой земельных участков.</translation>
        </message>
        <message>
            <source>Layer of the plan</source>
            <translation>Слой плана</translation>
        </message>
        <message>
            <source>Layer of the map</source>
            <translation>Слой карты</translation>
        </message>
        <message>
            <source>What is taken</source>
            <translation>Что берётся</translation>
        </message>
        <message>
            <source>{first} and {second} are the same layer; choose another for one of them.</source>
            <translation>{first} и {second} – один и тот же слой; для одного из них выберите другой.</translation>
        </message>
        <message>
            <source>in Kyrgyz</source>
            <translation>по-кыргызски</translation>
        </message>
        <message>
            <source>in Russian</source>
            <translation>по-русски</translation>
        </message>
        <message>
            <source>in English</source>
            <translation>по-английски</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Выбрать…</translation>
        </message>
        <message>
            <source>Choose the folder in which the plan will lie.</source>
            <translation>Выберите папку, в которой будет лежать план.</translation>
        </message>
        <message>
            <source>Base year</source>
            <translation>Базовый год</translation>
        </message>
        <message>
            <source>Horizon</source>
            <translation>Горизонт</translation>
        </message>
        <message>
            <source>Give the name of the territory in one language at least.</source>
            <translation>Укажите название территории хотя бы на одном языке.</translation>
        </message>
        <message>
            <source>Choose a language for the documents.</source>
            <translation>Выберите язык документов.</translation>
        </message>
        <message>
            <source>There is a plan in this folder already; choose another folder.</source>
            <translation>В этой папке уже есть план; выберите другую.</translation>
        </message>
        <message>
            <source>A plan is a file, plan.toml, in a folder of its own. It names the layers and tables and says what their fields and codes mean. Your own files are only read.</source>
            <translation>План – это файл plan.toml в отдельной папке. В нём названы слои и таблицы и сказано, что означают их поля и коды. Ваши файлы только читаются.</translation>
        </message>
        <message>
            <source>Name of the territory, {language}</source>
            <translation>Название территории, {language}</translation>
        </message>
        <message>
            <source>{years} years</source>
            <translation>{years} лет</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Назад</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Далее</translation>
        </message>
        <message>
            <source>Close the window; nothing is written.</source>
            <translation>Закрыть окно; ничего не записывается.</translation>
        </message>
    </context>
</TS>
