<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>The plan of this project is not at {path}.</source>
            <translation>План этого проекта не найден: {path}.</translation>
        </message>
        <message>
            <source>Finished for a project that is closed: {title}.</source>
            <translation>Завершено для закрытого проекта: {title}.</translation>
        </message>
    </context>
</TS>
