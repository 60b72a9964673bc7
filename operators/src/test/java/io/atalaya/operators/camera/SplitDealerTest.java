package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.source.DealtSplits;
import io.atalaya.operators.source.SplitDealer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How cameras, and likewise sensors, are dealt out. */
class SplitDealerTest {
    private static final List<String> CAMERAS = List.of("a", "b", "c", "d", "e");

    private final StandInEnumeratorContext context = new StandInEnumeratorContext(2);

    private SplitDealer<CameraSplit> enumerator(String... alreadyAssigned) {
        return new SplitDealer<>(
                context,
                CAMERAS.stream().map(CameraSplit::unread).toList(),
                new DealtSplits(Set.of(alreadyAssigned)));
    }

    @Test
    void dealsCamerasOutInTurn() {
        // Given
        SplitDealer<CameraSplit> enumerator = enumerator();
        enumerator.start();
        // When
        enumerator.addReader(1);
        enumerator.addReader(0);
        // Then
        assertThat(context.camerasOf(0)).containsExactly("a", "c", "e");
        assertThat(context.camerasOf(1)).containsExactly("b", "d");
        assertThat(context.toldThatNoMoreCome()).containsExactlyInAnyOrder(0, 1);
        assertThat(enumerator.snapshotState(1).assigned())
                .containsExactlyInAnyOrderElementsOf(CAMERAS);
    }

    @Test
    void dealsOutOnlyNewCamerasAfterARestart() {
        // Given
        SplitDealer<CameraSplit> enumerator = enumerator("a", "b", "c", "e");
        enumerator.start();
        // When
        enumerator.addReader(0);
        enumerator.addReader(1);
        // Then
        assertThat(context.camerasOf(0)).isEmpty();
        assertThat(context.camerasOf(1)).containsExactly("d");
    }

    @Test
    void givesACameraBackToTheReaderThatLostIt() {
        // Given
        SplitDealer<CameraSplit> enumerator = enumerator();
        enumerator.start();
        enumerator.addReader(0);
        enumerator.addReader(1);
        // When
        enumerator.addSplitsBack(List.of(CameraSplit.unread("d")), 1);
        assertThat(enumerator.snapshotState(2).assigned()).doesNotContain("d");
        enumerator.addReader(1);
        // Then
        assertThat(context.camerasOf(1)).containsExactly("b", "d", "d");
        assertThat(enumerator.snapshotState(3).assigned()).contains("d");
    }
}
