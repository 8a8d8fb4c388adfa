/** Tests of the shell: the whole topology on the test driver. */
@NullMarked
package cn.huimin.hotline.routing.stream;

import org.jspecify.annotations.NullMarked;
