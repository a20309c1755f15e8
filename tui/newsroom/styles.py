"""Where things stand at which size. Colours are the palettes'; Textual's own widgets take them from the theme."""

STYLES = """
Screen { background: $background; color: $foreground; }

StatusLine { height: 2; dock: top; }
.-three StatusLine { height: 1; }
.-low StatusLine { height: 1; }
.-reading.-narrow StatusLine { height: 1; }
LiveStrip { height: auto; display: none; }
.-tall LiveStrip { display: block; }
.-tall.-narrow LiveStrip { display: none; }
.-zoom LiveStrip { display: none; }
Prompt { height: 1; border: none; padding: 0 1; background: $surface; }
KeyBar { height: 1; dock: bottom; }

#desk { height: 1fr; }
#rail { width: 30; display: none; }
.-three #rail { display: block; }
#list-pane { width: 1fr; }
#list { height: 1fr; }
#preview { height: 7; display: none; }
.-narrow #preview { display: block; }
.-narrow.-tall #preview { height: 14; }
.-low #preview { display: none; }
#reader-pane { width: 1fr; display: none; border-left: solid $rule; }
.-two #reader-pane { display: block; }
.-three #reader-pane { display: block; }
.-three #list-pane { border-left: solid $rule; }
#reader { height: 1fr; }
#foot { height: 1; }

.-narrow.-reading #list-pane { display: none; }
.-narrow.-reading #reader-pane { display: block; border-left: none; }
.-zoom #rail, .-zoom #preview, .-zoom.-narrow #preview { display: none; }
.-zoom #reader-pane { display: none; }
.-zoom #list-pane { border-left: none; }
.-zoom.-reading #list-pane { display: none; }
.-zoom.-reading #reader-pane { display: block; border-left: none; }

#too-small { height: 1fr; }

#dossier-head { height: 4; dock: top; }
#file { height: 1fr; layout: vertical; }
#timeline-pane { height: 1fr; }
#timeline { height: 1fr; }
#event { height: 12; display: none; border-top: solid $rule; }
.-two #event, .-three #event { display: block; }
#facts { height: 1fr; }
#facts-pane { height: 1fr; border-top: solid $rule; }
.-two #file, .-three #file { layout: horizontal; }
.-two #facts-pane, .-three #facts-pane { border-top: none; border-left: solid $rule; width: 1fr; }
.-two #timeline-pane, .-three #timeline-pane { width: 1fr; }

#feeds, #ledger, #settings { height: 1fr; }
#feed-pane { height: 9; border-top: solid $rule; }
.-low #feed-pane { display: none; }
#feed-facts { height: 1fr; }
#head { height: 2; }
#ledger-foot { height: 4; }
.-low #ledger-foot { height: 2; }

#sheet, #export, #question, #picker, #palette { border-title-color: $accent; border-title-style: bold; }
ModalScreen { align: center middle; background: $background 70%; }
#sheet { width: 100%; max-width: 100; height: 90%; border: round $rule; background: $background; }
#sheet #page, #export #page { height: 1fr; }
#export { width: 90%; max-width: 92; height: 80%; border: round $rule; background: $background; }
#question, #picker { width: 90%; max-width: 92; height: auto; border: round $rule; background: $background; }
#palette { width: 100%; max-width: 92; height: 24; max-height: 90%; border: round $rule; background: $background; }
#offers { height: 1fr; }
#answer, #typed { height: 1; border: none; background: $surface; margin: 0 1; }
#choices { height: 16; }
#options { height: 3; }
#folder-line { height: 1; }
#folder-label { width: 11; color: $secondary; }
#folder { height: 1; width: 1fr; border: none; background: $surface; margin: 0 1 0 0; }
"""
