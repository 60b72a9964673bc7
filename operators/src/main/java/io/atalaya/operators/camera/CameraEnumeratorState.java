package io.atalaya.operators.camera;

import java.util.Set;

/**
 * Which cameras are with the readers, whose own state says how far they are.
 *
 * @param assigned names of cameras
 */
public record CameraEnumeratorState(Set<String> assigned) {
    public CameraEnumeratorState {
        assigned = Set.copyOf(assigned);
    }
}
