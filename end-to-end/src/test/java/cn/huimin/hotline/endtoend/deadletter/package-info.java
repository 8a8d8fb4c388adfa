/** A record that a service cannot read, from the letter to the case that is whole again. */
@NullMarked
package cn.huimin.hotline.endtoend.deadletter;

import org.jspecify.annotations.NullMarked;
