package io.atalaya.operators.alarm;

import io.atalaya.operators.model.CommandAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Conditions that come and go, and operators who do what comes to their minds. */
final class RandomPlant {
    private static final List<String> RULES = ControlRoom.RULES.keySet().stream().sorted().toList();
    private static final List<String> SOURCES = List.of("door", "yard");

    private final ControlRoom room;
    private final Random random;
    private final Map<String, Integer> startOfHolding = new HashMap<>();

    RandomPlant(ControlRoom room, Random random) {
        this.room = room;
        this.random = random;
    }

    void doSomething(int second) {
        switch (random.nextInt(5)) {
            case 0, 1 -> change(any(RULES), any(SOURCES), second);
            case 2, 3 -> command(second);
            default -> room.time(second);
        }
    }

    private void change(String rule, String source, int second) {
        Integer start = startOfHolding.remove(rule + source);
        if (start == null) {
            startOfHolding.put(rule + source, second);
            room.comeTrue(rule, source, second);
        } else {
            room.end(rule, source, start, second);
        }
    }

    private void command(int second) {
        List<String> ids = new ArrayList<>();
        room.book.all().forEach(alarm -> ids.add(alarm.alert().alertId()));
        ids.add("no such alert");
        switch (random.nextInt(8)) {
            case 0 -> room.command(CommandAction.TAKE_OUT_OF_SERVICE, any(RULES), second);
            case 1, 2 -> room.command(CommandAction.RETURN_TO_SERVICE, any(RULES), second);
            case 3 -> room.shelve(any(ids), second, Duration.ofSeconds(random.nextInt(300)));
            case 4 -> room.command(CommandAction.UNSHELVE, any(ids), second);
            case 5 -> room.command(CommandAction.RESET, any(ids), second);
            case 6 -> room.command(CommandAction.MARK_TRUE_POSITIVE, any(ids), second);
            default -> room.command(CommandAction.ACKNOWLEDGE, any(ids), second);
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
