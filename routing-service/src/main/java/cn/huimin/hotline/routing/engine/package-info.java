/** Runs the life of a case: decides, numbers the events, evolves, says who owes the next step. */
@NullMarked
package cn.huimin.hotline.routing.engine;

import org.jspecify.annotations.NullMarked;
