@NullMarked
package io.atalaya.console.setup;

import org.jspecify.annotations.NullMarked;
