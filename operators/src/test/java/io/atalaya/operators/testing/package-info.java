/** What the tests of several packages share. */
package io.atalaya.operators.testing;
