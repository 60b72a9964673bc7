/**
 * What an alert is about, to be seen: a snapshot with boxes and zones, and a clip, taken from the
 * cameras' recordings and put into a store, beside the stream of facts and never in its way. {@link
 * io.atalaya.operators.evidence.EvidenceOperatorFactory} is the stage, {@link
 * io.atalaya.operators.evidence.EvidencePlan} says what is kept, where, and for how long.
 */
@NullMarked
package io.atalaya.operators.evidence;

import org.jspecify.annotations.NullMarked;
