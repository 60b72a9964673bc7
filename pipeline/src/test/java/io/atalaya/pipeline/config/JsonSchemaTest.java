package io.atalaya.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Holds the schema against the examples that our own parser is held against. */
class JsonSchemaTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final com.networknt.schema.JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(JsonSchema.of(PipelineConfig.class));

    @Test
    void isASchemaItself() throws Exception {
        JsonNode schema = MAPPER.readTree(JsonSchema.of(PipelineConfig.class));

        assertThat(schema.get("$schema").asText()).endsWith("2020-12/schema");
        assertThat(schema.at("/properties/site/description").asText()).isNotBlank();
        assertThat(schema.at("/$defs/RuntimeConfig/properties/checkpointInterval/default").asText())
                .isEqualTo("5s");
    }

    @Test
    void takesTheCompleteConfiguration() {
        assertThat(messages(ConfigSample.YAML)).isEmpty();
    }

    @Test
    void takesReferencesWhereNumbersAndWordsBelong() {
        assertThat(messages(ConfigSample.YAML + "  parallelism: ${env:LANES}\n")).isEmpty();
        assertThat(messages(ConfigSample.YAML.replace("high", "${env:URGENCY}"))).isEmpty();
    }

    /** What is wrong with a key or a single value is wrong for editors too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.atalaya.pipeline.config.WrongConfigurationTest#wrongForTheSchema")
    void refusesWhatOurParserRefuses(String kind, String from, String to) {
        assertThat(messages(ConfigSample.YAML.replace(from, to))).as(kind).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "checkpointInterval: 2s, true",
        "checkpointInterval: 1.5m, true",
        "checkpointInterval: 2, false",
        "checkpointInterval: 2 s, false",
        "parallelism: 0, true",
        "parallelism: -1, false",
        "parallelism: 1.5, false"
    })
    void agreesWithOurParser(String line, boolean right) {
        String yaml = ConfigSample.YAML.replace("checkpointInterval: 2s", line);
        Problems problems = new Problems("t.yaml", new Secrets());

        YamlReader.read(yaml, problems)
                .ifPresent(node -> new Binder(problems).bind(PipelineConfig.class, node));

        assertThat(problems.isEmpty()).isEqualTo(right);
        assertThat(messages(yaml).isEmpty()).isEqualTo(right);
    }

    private static Set<ValidationMessage> messages(String yaml) {
        Object loaded =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build())
                        .loadFromString(yaml);
        return SCHEMA.validate(MAPPER.valueToTree(loaded));
    }
}
