; Lets phones in through the Windows firewall, if the user wants that: a rule for this program in private networks alone.
; The installer runs without administrator rights, so Windows asks for them when the rule is made or removed. Without it
; everything works on this computer, and Windows itself asks at the first start.

!define FIREWALL_RULE "ClawChat (private networks)"

!macro runElevatedNetsh ARGUMENTS
  ClearErrors
  ExecShellWait "runas" "$SYSDIR\netsh.exe" 'advfirewall firewall ${ARGUMENTS}' SW_HIDE
!macroend

; Leaves 0 in $0 when there is the rule. Looking needs no rights.
!macro findFirewallRule
  nsExec::Exec '"$SYSDIR\netsh.exe" advfirewall firewall show rule name="${FIREWALL_RULE}"'
  Pop $0
!macroend

!macro customInstall
  ; Not with an update, which keeps the rule, and not in a silent installation, which asks nothing.
  ${ifNot} ${isUpdated}
  ${andIfNot} ${Silent}
    !insertmacro findFirewallRule
    ${if} $0 != 0
      MessageBox MB_YESNO|MB_ICONQUESTION \
        "Let the phones in your home reach ClawChat?$\r$\n$\r$\nThis adds a rule to the Windows firewall, for private networks only. Windows will ask for permission." \
        /SD IDNO IDNO noFirewallRule
      !insertmacro runElevatedNetsh 'add rule name="${FIREWALL_RULE}" dir=in action=allow profile=private program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
      noFirewallRule:
    ${endIf}
  ${endIf}
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    !insertmacro findFirewallRule
    ${if} $0 == 0
      !insertmacro runElevatedNetsh 'delete rule name="${FIREWALL_RULE}"'
    ${endIf}
  ${endIf}
!macroend
