/** The whole house, started once per JVM on a clock that stands still until a test moves it. */
@NullMarked
package cn.huimin.hotline.endtoend.house;

import org.jspecify.annotations.NullMarked;
