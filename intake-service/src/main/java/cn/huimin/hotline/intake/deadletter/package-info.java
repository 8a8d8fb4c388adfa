/** What all services gave up: listed, handed back to them, and what became of it. */
@NullMarked
package cn.huimin.hotline.intake.deadletter;

import org.jspecify.annotations.NullMarked;
