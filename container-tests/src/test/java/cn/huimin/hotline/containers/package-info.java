/**
 * The house as containers: what compose.yaml promises, and a life of it on the images there are.
 */
@NullMarked
package cn.huimin.hotline.containers;

import org.jspecify.annotations.NullMarked;
