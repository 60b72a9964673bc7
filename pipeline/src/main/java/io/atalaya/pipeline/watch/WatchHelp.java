package io.atalaya.pipeline.watch;

import java.util.List;

/** What {@code ?} shows. */
final class WatchHelp {
    static final List<String> LINES =
            List.of(
                    "",
                    "  ↑ ↓ j k         choose an alarm        PgUp PgDn       a page",
                    "  Home g  End G   the first, the last    n               the next that waits",
                    "  Enter           the detail, and back   Esc             the detail away",
                    "",
                    "  a               acknowledge            A               with a note",
                    "  s               shelve for a time      u               bring it back",
                    "  r               reset a latched one",
                    "",
                    "  f or /          filter: area=dock camera=door rule=jam priority=high"
                            + " state=latched, and words",
                    "  1 2 3 4         critical only, high and above, medium and above, all",
                    "  w               only those that wait for somebody, and back",
                    "  x               no filter",
                    "",
                    "  ■ # critical   ▲ ^ high   ▼ v medium   ● o low",
                    "  UNACK      it is so, and nobody has said that they know",
                    "  RTN UNACK  it was so, and nobody has said that they know",
                    "  LATCHED    it was so, and stays until it is reset",
                    "  ack        it is so, and somebody knows",
                    "  shelved, by design, out of svc   put aside; docs/alarms.md",
                    "",
                    "  Any key goes back.                     q               quit");

    private WatchHelp() {}
}
