/** What is said to the person at the terminal. */
@NullMarked
package cn.huimin.hotline.standalone.terminal;

import org.jspecify.annotations.NullMarked;
