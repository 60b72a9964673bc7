/**
 * The YAML that configures a pipeline: read strictly, bound to the stages' own {@code …Config}
 * records, checked as a whole. Every problem is found at once and named by file, line and path.
 *
 * <p>{@link io.atalaya.pipeline.config.PipelineConfigLoader} is the way in; {@link
 * io.atalaya.pipeline.config.ConfigValidator} looks further, at what the configuration names.
 */
@NullMarked
package io.atalaya.pipeline.config;

import org.jspecify.annotations.NullMarked;
