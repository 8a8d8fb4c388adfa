/** What a service does with a record that it cannot read or handle (DESIGN §3). */
@NullMarked
package cn.huimin.hotline.platform.deadletter;

import org.jspecify.annotations.NullMarked;
