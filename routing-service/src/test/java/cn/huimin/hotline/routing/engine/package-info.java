/** Tests of the life of a case: tables, histories, refusals. */
@NullMarked
package cn.huimin.hotline.routing.engine;

import org.jspecify.annotations.NullMarked;
