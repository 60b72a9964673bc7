package io.atalaya.operators.sensor.modbus;

import io.atalaya.operators.sensor.RegisterConfig;
import io.atalaya.operators.sensor.RegisterTable;
import io.atalaya.operators.sensor.ValueConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Neighbours in one table, which are asked for at once. A gap is never read across: some devices
 * refuse the whole request for one register that they do not have.
 */
record RegisterRange(RegisterTable table, int address, int size, List<ValueConfig> values) {
    /** What one request may ask for, after the specification: 125 registers, 2000 bits. */
    private static final int MOST_REGISTERS = 125;

    RegisterRange {
        values = List.copyOf(values);
    }

    static List<RegisterRange> of(List<ValueConfig> values) {
        List<ValueConfig> sorted = new ArrayList<>(values);
        sorted.sort(
                Comparator.comparing((ValueConfig value) -> registerOf(value).table())
                        .thenComparing(value -> registerOf(value).address()));
        List<RegisterRange> ranges = new ArrayList<>();
        for (ValueConfig value : sorted) {
            RegisterConfig register = registerOf(value);
            RegisterRange last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (last != null && last.takes(register)) {
                ranges.set(ranges.size() - 1, last.with(value, register));
            } else {
                ranges.add(
                        new RegisterRange(
                                register.table(),
                                register.address(),
                                register.size(),
                                List.of(value)));
            }
        }
        return ranges;
    }

    static RegisterConfig registerOf(ValueConfig value) {
        return Objects.requireNonNull(value.register(), "a Modbus value has a register");
    }

    private boolean takes(RegisterConfig register) {
        int end = register.address() + register.size();
        return register.table() == table
                && register.address() <= address + size
                && end - address <= MOST_REGISTERS;
    }

    private RegisterRange with(ValueConfig value, RegisterConfig register) {
        List<ValueConfig> more = new ArrayList<>(values);
        more.add(value);
        int end = Math.max(address + size, register.address() + register.size());
        return new RegisterRange(table, address, end - address, more);
    }
}
