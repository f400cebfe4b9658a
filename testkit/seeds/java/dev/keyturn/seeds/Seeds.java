package dev.keyturn.seeds;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives every property of this build a seed that follows from its name, so that a build fails only where the code changed. The
 * thorough build looks for what lurks: there the seeds are random, and a property with tries of its own has many times as many.
 *
 * <p>ServiceLoader finds it in each module whose tests have it, also for properties that a test inherits from the testkit. The
 * testkit does not contain it: the seeds of users stay random.
 */
public final class Seeds implements AroundPropertyHook {
    private static final boolean THOROUGH = Boolean.getBoolean("keyturn.thorough");
    private static final int MORE = Integer.getInteger("keyturn.tries.times", 10);

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws Throwable {
        PropertyAttributes attributes = context.attributes();
        if (THOROUGH) {
            attributes.tries().filter(tries -> tries > 1).ifPresent(tries -> attributes.setTries(tries * MORE));
        } else if (attributes.seed().isEmpty()) {
            String name = context.containerClass().getName() + "." + context.targetMethod().getName();
            attributes.setSeed(Integer.toString(name.hashCode()));
        }
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
