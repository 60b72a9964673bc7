/** What the job consists of: start reading at {@link io.atalaya.pipeline.job.PipelineJob}. */
@NullMarked
package io.atalaya.pipeline.job;

import org.jspecify.annotations.NullMarked;
