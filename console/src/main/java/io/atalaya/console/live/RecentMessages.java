package io.atalaya.console.live;

import com.google.protobuf.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The last messages of each key, such as of a camera or of a series of readings. Holds so many of
 * each, and so many keys, and no more; the key that was silent for longest goes first.
 */
public final class RecentMessages<M extends Message> {
    private final int perKey;
    private final int maxKeys;
    private final Map<String, Deque<M>> byKey = new LinkedHashMap<>();

    public RecentMessages(int perKey, int maxKeys) {
        if (perKey < 1 || maxKeys < 1) {
            throw new IllegalArgumentException("perKey and maxKeys must be positive");
        }
        this.perKey = perKey;
        this.maxKeys = maxKeys;
    }

    public synchronized void add(String key, M message) {
        // Put in again, so that the first key is the one that was silent for longest.
        Deque<M> messages = byKey.remove(key);
        if (messages == null) {
            messages = new ArrayDeque<>();
        }
        messages.add(message);
        if (messages.size() > perKey) {
            messages.remove();
        }
        byKey.put(key, messages);
        if (byKey.size() > maxKeys) {
            byKey.remove(byKey.keySet().iterator().next());
        }
    }

    public synchronized void remove(String key) {
        byKey.remove(key);
    }

    public synchronized Set<String> keys() {
        return Set.copyOf(byKey.keySet());
    }

    /** Oldest first. */
    public synchronized List<M> of(String key) {
        Deque<M> messages = byKey.get(key);
        return messages == null ? List.of() : List.copyOf(messages);
    }

    public synchronized Optional<M> last(String key) {
        Deque<M> messages = byKey.get(key);
        return messages == null ? Optional.empty() : Optional.ofNullable(messages.peekLast());
    }

    /** The last of each key, in no order. */
    public synchronized List<M> lasts() {
        List<M> lasts = new ArrayList<>();
        byKey.values().forEach(messages -> lasts.add(messages.getLast()));
        return lasts;
    }
}
