/** How a stage declares its settings beside itself, for the YAML that configures it. */
@NullMarked
package io.atalaya.operators.settings;

import org.jspecify.annotations.NullMarked;
