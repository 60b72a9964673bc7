package io.atalaya.operators.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.model.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotTruthReaderTest {
    @TempDir Path folder;

    private ClipTruth read() throws Exception {
        return new MotTruthReader(folder, 0.25).read();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void readsNamedClassesAndTheClipsLength() throws Exception {
        write("seqinfo.ini", "[Sequence]\nname=cell\nframeRate=15\nseqLength=4\n");
        write("labels.txt", "person\nforklift\n");
        write("gt.txt", "2,7,10,20,30,40,1,2,0.9\n\n3,7,11,20,30,40,1,2,1.0\n");

        ClipTruth truth = read();

        assertThat(truth.labels()).containsExactly("forklift", "person");
        assertThat(truth.frames()).containsExactly(1, 2, 3, 4);
        assertThat(truth.boxes())
                .containsExactly(
                        new TrueBox(2, 7, "forklift", new Box(10, 20, 40, 60), false, false),
                        new TrueBox(3, 7, "forklift", new Box(11, 20, 41, 60), false, false));
        assertThat(truth.hasIdentities()).isTrue();
    }

    @Test
    void readsTheChallengesOwnClassesWhereNobodyNamesOthers() throws Exception {
        write(
                "gt/gt.txt",
                """
                1,1,0,0,9,9,1,1,1
                1,2,0,0,9,9,0,1,1
                1,3,0,0,9,9,0,8,1
                1,4,0,0,9,9,0,3,1
                """);

        ClipTruth truth = read();

        assertThat(truth.labels()).containsExactly("person");
        assertThat(truth.boxes()).extracting(TrueBox::id).containsExactly(1, 2, 3);
        assertThat(truth.boxes()).extracting(TrueBox::ignored).containsExactly(false, true, true);
    }

    @Test
    void readsMot15() throws Exception {
        write("gt.txt", "1,1,399,182,121,229,1,-1,-1,-1\n");

        assertThat(read().boxes())
                .containsExactly(
                        new TrueBox(1, 1, "person", new Box(399, 182, 520, 411), false, false));
    }

    @ParameterizedTest
    @CsvSource({"0.24, true", "0.25, false", "0.26, false"})
    void ignoresWhatIsHardlyVisible(double visibility, boolean ignored) throws Exception {
        write("gt.txt", "1,1,0,0,9,9,1,1," + visibility + "\n");

        assertThat(read().boxes()).extracting(TrueBox::ignored).containsExactly(ignored);
    }

    @Test
    void boxesWithoutIdsAreForDetectionsOnly() throws Exception {
        write("gt.txt", "1,-1,0,0,9,9,1,1,1\n");

        assertThat(read().hasIdentities()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,1,0,0,9|has 5 columns",
                "0,1,0,0,9,9,1,1,1|counted from 1",
                "1,1,a,0,9,9,1,1,1|'a' for its left",
                "1,1,NaN,0,9,9,1,1,1|'NaN' for its left",
                "1.5,1,0,0,9,9,1,1,1|'1.5' for its frame",
                "1,1,0,0,0,9,1,1,1|a box of 0.0 by 9.0",
                "1,1,0,0,9,9,1,1,1.1|the visibility 1.1",
                "1,1,0,0,9,9,1,3,1|the class 3; labels.txt names the classes 1 to 2",
                "1,2,0,0,9,9,1,1,1|has id 2 in frame 1 as line 1"
            })
    void refusesABadLineAndSaysWhich(String line, String why) throws Exception {
        write("labels.txt", "person\nforklift\n");
        write("gt.txt", "1,2,0,0,9,9,1,1,1\n" + line + "\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(TruthException.class)
                .hasMessageContaining("gt.txt:2: ")
                .hasMessageContaining(why);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(this::read).hasMessageContaining("neither gt.txt nor gt/gt.txt");
    }
}
