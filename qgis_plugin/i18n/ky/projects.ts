<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>The plan of this project is not at {path}.</source>
            <translation>Бул долбоордун планы {path} дарегинде жок.</translation>
        </message>
        <message>
            <source>Finished for a project that is closed: {title}.</source>
            <translation>Жабылган долбоор үчүн аяктады: {title}.</translation>
        </message>
    </context>
</TS>
