/**
 * A simulator of MKE 3: mutually authenticated, stateful, and able to misbehave. It shares no code
 * with the portal that it stands before, so that no misreading of the Docker API can hide in both.
 *
 * <p>What MKE does is a {@link io.muster.simulator.Behaviour} each, which tests can switch off.
 */
package io.muster.simulator;
