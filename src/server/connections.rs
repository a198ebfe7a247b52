//! How many connections may be open, in all and from one address.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex};

use crate::observe::Metrics;

/// Counts open connections. A connection holds a [`Seat`] for as long as it is open.
#[derive(Debug)]
pub(super) struct Connections {
    all_max: usize,
    address_max: usize,
    open: Mutex<Open>,
    metrics: Arc<Metrics>,
}

#[derive(Debug, Default)]
struct Open {
    all: usize,
    by_address: HashMap<IpAddr, usize>,
}

/// The right to keep one connection open; dropping it gives the place back.
#[derive(Debug)]
pub(super) struct Seat {
    connections: Arc<Connections>,
    address: IpAddr,
}

impl Connections {
    /// At most `all_max` connections, at most `address_max` of them from one address.
    pub(super) fn new(all_max: usize, address_max: usize, metrics: Arc<Metrics>) -> Arc<Self> {
        Arc::new(Self { all_max, address_max, open: Mutex::default(), metrics })
    }

    /// Counts a request that was no HTTP.
    pub(super) fn unreadable(&self) {
        self.metrics.rejection("unreadable");
    }

    /// A seat for a connection from `address`, or `None` when there is none left.
    pub(super) fn seat(self: &Arc<Self>, address: IpAddr) -> Option<Seat> {
        let address = neighbourhood(address);
        let mut open = self.open.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let from_here = open.by_address.get(&address).copied().unwrap_or(0);
        if open.all >= self.all_max || from_here >= self.address_max {
            self.metrics.rejection("connections");
            return None;
        }
        open.all += 1;
        open.by_address.insert(address, from_here + 1);
        self.metrics.connections().inc();
        Some(Seat { connections: Arc::clone(self), address })
    }
}

impl Seat {
    /// What the connection's address counts as: the address itself, in IPv6 its network.
    pub(super) fn address(&self) -> IpAddr {
        self.address
    }
}

/// What counts as one address: in IPv6 the network of 64 bits that a single site has to itself
/// (RFC 4291, section 2.5.4), whose hosts choose the rest.
pub(super) fn neighbourhood(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let network = address.to_bits() & !u128::from(u64::MAX);
            Ipv6Addr::from_bits(network).into()
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let connections = &self.connections;
        let mut open = connections.open.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        open.all = open.all.saturating_sub(1);
        let left = open.by_address.get(&self.address).map_or(0, |count| count.saturating_sub(1));
        if left == 0 {
            open.by_address.remove(&self.address);
        } else {
            open.by_address.insert(self.address, left);
        }
        connections.metrics.connections().dec();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_of_ipv6_counts_as_one_address() {
        let same = |one: &str, other: &str| {
            neighbourhood(one.parse().unwrap()) == neighbourhood(other.parse().unwrap())
        };
        assert!(same("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"));
        assert!(!same("2001:db8:1:2::1", "2001:db8:1:3::1"));
        assert!(same("::ffff:192.0.2.7", "192.0.2.7"));
        assert!(!same("::ffff:192.0.2.7", "::ffff:192.0.2.8"));
    }

    #[test]
    fn seats_are_counted_in_all_and_by_address() {
        let connections = Connections::new(3, 2, Arc::new(Metrics::default()));
        let here = IpAddr::from([127, 0, 0, 1]);
        let there = IpAddr::from([127, 0, 0, 2]);
        let first = connections.seat(here);
        let second = connections.seat(here);
        assert!(first.is_some() && second.is_some());
        assert!(connections.seat(here).is_none(), "two from one address");
        let third = connections.seat(there);
        assert!(third.is_some());
        assert!(connections.seat(there).is_none(), "three in all");
        drop(first);
        assert!(connections.seat(here).is_some(), "a place was given back");
        assert!(second.is_some() && third.is_some());
    }
}
