; SPDX-FileCopyrightText: 2026 Dunlin contributors
; SPDX-License-Identifier: GPL-3.0-or-later
;
; The client for one user of Windows, without administrator's rights:
;
;   makensis -DVERSION=0.1.0 -DPROGRAM=folder -DOUT=dunlin-0.1.0.exe packaging/windows/dunlin.nsi
;
; PROGRAM is the folder that `cmake --install` and windeployqt have filled: dunlin.exe, Qt's libraries and plug-ins.
; What a person wrote and read is not in it; removing the program leaves that alone.
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user

Name "Dunlin"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Dunlin"
InstallDirRegKey HKCU "Software\Dunlin" "InstallDir"
ShowInstDetails nevershow

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Dunlin"

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Section
    SetOutPath "$INSTDIR"
    File /r "${PROGRAM}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\Dunlin.lnk" "$INSTDIR\dunlin.exe"

    ; dunlin:// links
    WriteRegStr HKCU "Software\Classes\dunlin" "" "URL:Dunlin"
    WriteRegStr HKCU "Software\Classes\dunlin" "URL Protocol" ""
    WriteRegStr HKCU "Software\Classes\dunlin\shell\open\command" "" '"$INSTDIR\dunlin.exe" "%1"'

    WriteRegStr HKCU "Software\Dunlin" "InstallDir" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Dunlin"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\dunlin.exe"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Dunlin contributors"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
    Delete "$SMPROGRAMS\Dunlin.lnk"
    ; Only a folder that this installer made is removed with all that is in it.
    IfFileExists "$INSTDIR\dunlin.exe" 0 +2
    RMDir /r "$INSTDIR"
    DeleteRegKey HKCU "Software\Classes\dunlin"
    DeleteRegKey HKCU "Software\Dunlin"
    DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
