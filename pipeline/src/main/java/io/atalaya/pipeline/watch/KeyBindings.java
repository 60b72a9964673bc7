package io.atalaya.pipeline.watch;

import java.util.Map;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/** Which bytes of a terminal are which key. */
final class KeyBindings {
    /** How long an escape may wait for the rest of a longer key; ssh can be slow. */
    private static final long ESCAPE_MILLIS = 150;

    private static final Map<Key.Kind, Capability> OF_TERMINAL =
            Map.of(
                    Key.Kind.UP, Capability.key_up,
                    Key.Kind.DOWN, Capability.key_down,
                    Key.Kind.PAGE_UP, Capability.key_ppage,
                    Key.Kind.PAGE_DOWN, Capability.key_npage,
                    Key.Kind.HOME, Capability.key_home,
                    Key.Kind.END, Capability.key_end,
                    Key.Kind.BACKSPACE, Capability.key_backspace);

    private final BindingReader reader;
    private final KeyMap<Key.Kind> keys;

    KeyBindings(Terminal terminal) {
        this.reader = new BindingReader(terminal.reader());
        this.keys = keys(terminal);
    }

    /** The key that is pressed, waiting for it; null for one that does nothing. */
    @Nullable Key read() {
        Key.Kind kind = reader.readBinding(keys, null, true);
        if (kind == null) {
            return null;
        }
        return kind == Key.Kind.CHARACTER ? Key.character(reader.getLastBinding()) : Key.of(kind);
    }

    private static KeyMap<Key.Kind> keys(Terminal terminal) {
        var keys = new KeyMap<Key.Kind>();
        keys.setAmbiguousTimeout(ESCAPE_MILLIS);
        keys.setUnicode(Key.Kind.CHARACTER);
        OF_TERMINAL.forEach(
                (kind, capability) -> {
                    String sequence = KeyMap.key(terminal, capability);
                    if (sequence != null) {
                        keys.bind(kind, sequence);
                    }
                });
        // What terminals send whatever their description says.
        keys.bind(Key.Kind.UP, KeyMap.esc() + "[A", KeyMap.esc() + "OA");
        keys.bind(Key.Kind.DOWN, KeyMap.esc() + "[B", KeyMap.esc() + "OB");
        keys.bind(Key.Kind.HOME, KeyMap.esc() + "[H", KeyMap.esc() + "OH", KeyMap.esc() + "[1~");
        keys.bind(Key.Kind.END, KeyMap.esc() + "[F", KeyMap.esc() + "OF", KeyMap.esc() + "[4~");
        keys.bind(Key.Kind.PAGE_UP, KeyMap.esc() + "[5~");
        keys.bind(Key.Kind.PAGE_DOWN, KeyMap.esc() + "[6~");
        keys.bind(Key.Kind.BACKSPACE, KeyMap.del(), KeyMap.ctrl('H'));
        keys.bind(Key.Kind.CLEAR_LINE, KeyMap.ctrl('U'));
        keys.bind(Key.Kind.REDRAW, KeyMap.ctrl('L'));
        keys.bind(Key.Kind.ENTER, "\r", "\n");
        keys.bind(Key.Kind.ESCAPE, KeyMap.esc());
        keys.bind(Key.Kind.CHARACTER, KeyMap.range(" -~"));
        return keys;
    }
}
