@NullMarked
package io.atalaya.console;

import org.jspecify.annotations.NullMarked;
