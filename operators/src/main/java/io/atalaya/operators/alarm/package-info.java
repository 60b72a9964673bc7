/** What makes alerts out of what rules find: their ids now, the life of an alarm later. */
@NullMarked
package io.atalaya.operators.alarm;

import org.jspecify.annotations.NullMarked;
