; Inno Setup: installs the one-folder program that PyInstaller built, a start menu entry, and opens .imagebank files with it.
; Written with care, NOT TESTED: there was no Windows machine. Build with:  iscc packaging\windows\imagebank.iss
#define Name "Bildbanken"
#define Version "0.1.0"
#define Program "imagebank.exe"

[Setup]
AppId={{6E0C5B0A-2B64-4C8B-9B0E-5D3C0F7C1A52}
AppName={#Name}
AppVersion={#Version}
AppPublisher=Bildbanken
DefaultDirName={autopf}\Bildbanken
DefaultGroupName={#Name}
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ChangesAssociations=yes
LicenseFile=..\..\LICENSE
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=imagebank-{#Version}-setup
UninstallDisplayIcon={app}\{#Program}
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible

[Languages]
Name: "sv"; MessagesFile: "compiler:Languages\Swedish.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "dist\imagebank\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\{#Program}"

[Registry]
; A bank's folder holds a file "bank.imagebank": opening it opens the bank. HKA: for this user, or for all where installed so.
Root: HKA; Subkey: "Software\Classes\.imagebank"; ValueType: string; ValueData: "Bildbanken.Bank"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Bildbanken.Bank"; ValueType: string; ValueData: "Bildbank"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Bildbanken.Bank\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\Bildbanken.Bank\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
