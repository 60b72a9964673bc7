package io.atalaya.operators.decode;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One input or output of a model, as its file declares it.
 *
 * @param shape the length of each axis; {@link #FREE} where the file leaves it open
 */
public record TensorSpec(String name, ElementType type, List<Long> shape) {
    public static final long FREE = -1;

    public TensorSpec {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        shape = List.copyOf(shape);
    }

    public int rank() {
        return shape.size();
    }

    /** The length of an axis, counted from the end where negative. */
    public int axis(int index) {
        int at = index < 0 ? shape.size() + index : index;
        return Math.toIntExact(shape.get(at));
    }

    /** Whether the shape has this many axes and those not given as {@link #FREE} are as given. */
    boolean hasShape(long... expected) {
        if (expected.length != shape.size()) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] != FREE && shape.get(i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Such as {@code images float[?,3,416,416]}. */
    @Override
    public String toString() {
        return shape.stream()
                .map(length -> length == FREE ? "?" : length.toString())
                .collect(Collectors.joining(",", name + " " + type + "[", "]"));
    }
}
