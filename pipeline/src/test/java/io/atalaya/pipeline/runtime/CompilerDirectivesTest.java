package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompilerDirectivesTest {
    @AfterEach
    void takeThemAwayAgain() throws Exception {
        CompilerDirectives.command("compilerDirectivesClear");
    }

    @Test
    void theVirtualMachineTakesThem() throws Exception {
        assertThat(CompilerDirectives.apply()).contains("1 compiler directives added");
        assertThat(CompilerDirectives.command("compilerDirectivesPrint"))
                .contains("org/apache/flink/*.*", "org/apache/kafka/*.*", "Exclude:true");
    }
}
