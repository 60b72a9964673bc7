package io.atalaya.console.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Hands events to those who listen. Some channels matter event by event: their last events are
 * kept, so that a browser that was away for a moment gets what it missed. Others show the present,
 * such as a camera's picture: of them only the newest of each key is sent, a few times a second.
 */
public final class EventHub {
    private static final int KEPT = 5_000;

    /** Tells this process's numbers from those of the one before. */
    private final String epoch = UUID.randomUUID().toString().substring(0, 8);

    private final Deque<Event> kept = new ArrayDeque<>();
    private final Map<ChannelKey, Supplier<String>> newest = new LinkedHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private long last;

    /**
     * One event.
     *
     * @param id empty for one that cannot be sent again
     */
    public record Event(String channel, String data, String id, long number) {}

    private record ChannelKey(String channel, String key) {}

    /** Somebody who listens; called while the hub is locked, so it must not wait. */
    public interface Listener {
        Set<String> channels();

        void send(Event event);
    }

    /** Every event of such a channel arrives. */
    public synchronized void publish(String channel, Object value) {
        last++;
        Event event = new Event(channel, Json.write(value), epoch + "-" + last, last);
        kept.add(event);
        if (kept.size() > KEPT) {
            kept.remove();
        }
        send(event);
    }

    /**
     * Of such a channel only the newest of each key arrives, with the next {@link #flush}.
     *
     * @param json made only if somebody listens
     */
    public synchronized void replace(String channel, String key, Supplier<String> json) {
        if (isHeard(channel)) {
            newest.put(new ChannelKey(channel, key), json);
        }
    }

    /** Sends what {@link #replace} has gathered. */
    public synchronized void flush() {
        newest.forEach(
                (key, json) -> {
                    if (isHeard(key.channel())) {
                        send(new Event(key.channel(), json.get(), "", last));
                    }
                });
        newest.clear();
    }

    /** Whether anybody listens: what nobody hears need not be made. */
    public boolean isHeard(String channel) {
        return listeners.stream().anyMatch(listener -> listener.channels().contains(channel));
    }

    /**
     * Begins to send.
     *
     * @param lastId of the last event that the listener has; what came since is sent first, or an
     *     event of the channel {@code reset} where that is not known any more
     */
    public synchronized void add(Listener listener, Optional<String> lastId) {
        List<Event> missed = lastId.map(this::since).orElse(List.of());
        missed.stream()
                .filter(event -> listener.channels().contains(event.channel()))
                .forEach(listener::send);
        if (lastId.isPresent() && !isKnown(lastId.get())) {
            listener.send(new Event("reset", "{}", epoch + "-" + last, last));
        } else {
            listener.send(new Event("hello", "{}", epoch + "-" + last, last));
        }
        listeners.add(listener);
    }

    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    private void send(Event event) {
        for (Listener listener : listeners) {
            if (listener.channels().contains(event.channel())) {
                listener.send(event);
            }
        }
    }

    private List<Event> since(String id) {
        if (!isKnown(id)) {
            return List.of();
        }
        long number = number(id);
        List<Event> events = new ArrayList<>();
        kept.stream().filter(event -> event.number() > number).forEach(events::add);
        return events;
    }

    private boolean isKnown(String id) {
        if (!id.matches("[0-9a-f]{8}-\\d{1,18}") || !id.startsWith(epoch + "-")) {
            return false;
        }
        long number = number(id);
        long oldest = kept.isEmpty() ? last + 1 : kept.getFirst().number();
        return number <= last && number >= oldest - 1;
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(id.indexOf('-') + 1));
    }
}
